-- words:  issues of type class Risk not done, at each month's end and today
-- unit:   risks
-- kind:   level
-- reads:  own issue
WITH ends AS (
    SELECT DISTINCT d.DateSk
    FROM DimDate d
    JOIN Today t ON d.DateSk <= t.DateSk
    WHERE d.DateSk > 0 AND (d.DateSk = d.MonthEndSk OR d.DateSk = t.DateSk)
)
SELECT f.ProjectSk AS project_sk, e.DateSk AS date_sk, COUNT(*) AS value
FROM FactIssue f
CROSS JOIN DimIssue i
CROSS JOIN ends e
WHERE i.IssueSk = f.IssueSk AND e.DateSk >= f.CreatedDateSk AND (f.DoneDateSk <= 0 OR f.DoneDateSk > e.DateSk)
    AND i.TypeClass = 'Risk' AND f.IsDeleted = 0 AND f.CreatedDateSk > 0
GROUP BY f.ProjectSk, e.DateSk
