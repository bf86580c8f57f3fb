-- words:  issues put into a sprint, or taken out of it, on the day it was completed
-- unit:   items
-- kind:   additive
-- reads:  own issue
WITH moves AS (
    SELECT r.IssueSk, r.DateSk, r.SprintSk, LAG(r.SprintSk) OVER (PARTITION BY r.IssueSk ORDER BY r.RevisionNumber) AS SprintBefore
    FROM FactIssueRevision r
)
SELECT s.ProjectSk AS project_sk, s.DateSk AS date_sk, COUNT(*) AS value
FROM FactSprintIssue s
JOIN moves m ON m.IssueSk = s.IssueSk AND m.DateSk = s.DateSk
    AND ((m.SprintSk = s.SprintSk AND m.SprintBefore <> s.SprintSk) OR (m.SprintBefore = s.SprintSk AND m.SprintSk <> s.SprintSk AND s.IsRemoved = 1))
WHERE s.DateSk > 0 AND s.IsSprintClosed = 1
GROUP BY s.ProjectSk, s.DateSk
