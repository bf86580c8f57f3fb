-- words:  calendar days since its creation of each issue neither started nor done, at each month's end and today
-- unit:   days
-- kind:   rows
-- reads:  own issue
WITH days AS (
    SELECT d.DateSk, d.MonthEndSk, ROW_NUMBER() OVER (ORDER BY d.DateSk) AS DayNumber
    FROM DimDate d
    WHERE d.DateSk > 0
),
ends AS (
    SELECT DISTINCT d.DateSk, d.DayNumber
    FROM days d
    JOIN Today t ON d.DateSk <= t.DateSk
    WHERE d.DateSk = d.MonthEndSk OR d.DateSk = t.DateSk
)
SELECT f.ProjectSk AS project_sk, e.DateSk AS date_sk, e.DayNumber - s.DayNumber AS value
FROM FactIssue f
CROSS JOIN days s
CROSS JOIN ends e
WHERE s.DateSk = f.CreatedDateSk AND f.IsDeleted = 0 AND f.CreatedDateSk > 0
    AND e.DateSk >= f.CreatedDateSk AND (f.DoneDateSk <= 0 OR f.DoneDateSk > e.DateSk) AND (f.StartedDateSk <= 0 OR f.StartedDateSk > e.DateSk)
