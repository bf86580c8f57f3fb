-- words:  issues not done when their sprint was completed that moved on to another sprint
-- unit:   items
-- kind:   additive
SELECT s.ProjectSk AS project_sk, s.DateSk AS date_sk, SUM(CASE WHEN s.IsCarriedOver = 1 THEN 1 ELSE 0 END) AS value
FROM FactSprintIssue s
JOIN FactIssue f ON f.IssueSk = s.IssueSk AND f.IsDeleted = 0
WHERE s.DateSk > 0 AND s.IsSprintClosed = 1 AND s.IsRemoved = 0
GROUP BY s.ProjectSk, s.DateSk
