-- words:  changes of an issue's story points after it was started, on the day of the change
-- unit:   items
-- kind:   additive
-- reads:  own issue
WITH changes AS (
    SELECT r.IssueSk, r.ProjectSk, r.DateSk, r.StoryPoints, LAG(r.StoryPoints) OVER (PARTITION BY r.IssueSk ORDER BY r.RevisionNumber) AS PointsBefore
    FROM FactIssueRevision r
)
SELECT c.ProjectSk AS project_sk, c.DateSk AS date_sk, COUNT(*) AS value
FROM FactIssue f
JOIN changes c ON c.IssueSk = f.IssueSk
WHERE c.PointsBefore <> c.StoryPoints AND f.StartedDateSk > 0 AND c.DateSk > f.StartedDateSk AND f.IsDeleted = 0
GROUP BY c.ProjectSk, c.DateSk
