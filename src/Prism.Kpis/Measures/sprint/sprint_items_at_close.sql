-- words:  issues still in a sprint when it was completed
-- unit:   items
-- kind:   additive
SELECT s.ProjectSk AS project_sk, s.DateSk AS date_sk, COUNT(*) AS value
FROM FactSprintIssue s
JOIN FactIssue f ON f.IssueSk = s.IssueSk AND f.IsDeleted = 0
WHERE s.DateSk > 0 AND s.IsSprintClosed = 1 AND s.IsRemoved = 0
GROUP BY s.ProjectSk, s.DateSk
