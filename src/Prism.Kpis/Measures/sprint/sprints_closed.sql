-- words:  sprints completed, on the day they were; a sprint of several projects counts in each
-- unit:   sprints
-- kind:   additive
SELECT s.ProjectSk AS project_sk, s.DateSk AS date_sk, COUNT(DISTINCT s.SprintSk) AS value
FROM FactSprintIssue s
JOIN FactIssue f ON f.IssueSk = s.IssueSk AND f.IsDeleted = 0
WHERE s.DateSk > 0 AND s.IsSprintClosed = 1
GROUP BY s.ProjectSk, s.DateSk
