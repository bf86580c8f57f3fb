-- words:  issues added to a sprint after its start, and issues taken out of it before its end, on the day it was
--         completed
-- unit:   items
-- kind:   additive
SELECT s.ProjectSk AS project_sk, s.DateSk AS date_sk, SUM(CASE WHEN s.IsAddedAfterStart = 1 THEN 1 ELSE 0 END) + SUM(CASE WHEN s.IsRemoved = 1 THEN 1 ELSE 0 END) AS value
FROM FactSprintIssue s
JOIN FactIssue f ON f.IssueSk = s.IssueSk AND f.IsDeleted = 0
WHERE s.DateSk > 0 AND s.IsSprintClosed = 1
GROUP BY s.ProjectSk, s.DateSk
