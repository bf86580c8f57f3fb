-- words:  defects found in a release and reported after the day it came out, on that day
-- unit:   defects
-- kind:   additive
SELECT f.ProjectSk AS project_sk, r.ReleaseDateSk AS date_sk, COUNT(*) AS value
FROM IssueRelease x
JOIN DimRelease r ON r.ReleaseSk = x.ReleaseSk
JOIN FactIssue f ON f.IssueSk = x.IssueSk
JOIN DimIssue i ON i.IssueSk = x.IssueSk
WHERE r.ReleaseDateSk > 0 AND r.IsReleased = 1 AND r.IsDeleted = 0 AND f.IsDeleted = 0 AND i.TypeClass = 'Defect'
    AND x.Relation = 'Affects' AND f.CreatedDateSk > r.ReleaseDateSk
GROUP BY f.ProjectSk, r.ReleaseDateSk
