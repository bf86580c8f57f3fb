-- words:  defects of the releases that came out that day: those found in the release, and those fixed in it that name no
--         release they were found in
-- unit:   defects
-- kind:   additive
WITH found AS (
    SELECT DISTINCT x.IssueSk
    FROM IssueRelease x
    WHERE x.Relation = 'Affects'
)
SELECT f.ProjectSk AS project_sk, r.ReleaseDateSk AS date_sk, COUNT(*) AS value
FROM IssueRelease x
JOIN DimRelease r ON r.ReleaseSk = x.ReleaseSk
JOIN FactIssue f ON f.IssueSk = x.IssueSk
JOIN DimIssue i ON i.IssueSk = x.IssueSk
LEFT JOIN found n ON n.IssueSk = x.IssueSk
WHERE r.ReleaseDateSk > 0 AND r.IsReleased = 1 AND r.IsDeleted = 0 AND f.IsDeleted = 0 AND i.TypeClass = 'Defect'
    AND (x.Relation = 'Affects' OR n.IssueSk IS NULL)
GROUP BY f.ProjectSk, r.ReleaseDateSk
