-- words:  issues in a closed sprint at its start, on the day it was completed
-- unit:   items
-- kind:   additive
SELECT s.ProjectSk AS project_sk, s.DateSk AS date_sk, COUNT(*) AS value
FROM FactSprintIssue s
JOIN FactIssue f ON f.IssueSk = s.IssueSk AND f.IsDeleted = 0
WHERE s.DateSk > 0 AND s.IsSprintClosed = 1 AND s.IsCommitted = 1
GROUP BY s.ProjectSk, s.DateSk
