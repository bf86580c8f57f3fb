-- words:  story points of the issues done in a closed sprint, on the day it was completed
-- unit:   points
-- kind:   additive
SELECT s.ProjectSk AS project_sk, s.DateSk AS date_sk, SUM(COALESCE(s.PointsAtEnd, 0)) AS value
FROM FactSprintIssue s
JOIN FactIssue f ON f.IssueSk = s.IssueSk AND f.IsDeleted = 0
WHERE s.DateSk > 0 AND s.IsSprintClosed = 1 AND s.IsCompleted = 1
GROUP BY s.ProjectSk, s.DateSk
