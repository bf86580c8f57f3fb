-- words:  of the open risks, those whose due date has passed
-- unit:   risks
-- kind:   level
-- reads:  own issue
WITH ends AS (
    SELECT DISTINCT d.DateSk
    FROM DimDate d
    JOIN Today t ON d.DateSk <= t.DateSk
    WHERE d.DateSk > 0 AND (d.DateSk = d.MonthEndSk OR d.DateSk = t.DateSk)
)
SELECT f.ProjectSk AS project_sk, e.DateSk AS date_sk, SUM(CASE WHEN f.DueDateSk > 0 AND f.DueDateSk < e.DateSk THEN 1 ELSE 0 END) AS value
FROM FactIssue f
CROSS JOIN DimIssue i
CROSS JOIN ends e
WHERE i.IssueSk = f.IssueSk AND e.DateSk >= f.CreatedDateSk AND (f.DoneDateSk <= 0 OR f.DoneDateSk > e.DateSk)
    AND i.TypeClass = 'Risk' AND f.IsDeleted = 0 AND f.CreatedDateSk > 0
GROUP BY f.ProjectSk, e.DateSk
