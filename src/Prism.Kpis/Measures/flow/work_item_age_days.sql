-- words:  calendar days since its start of each issue started and not done, at each month's end and today
-- unit:   days
-- kind:   rows
-- reads:  own project
WITH days AS (
    SELECT d.DateSk, d.MonthEndSk, ROW_NUMBER() OVER (ORDER BY d.DateSk) AS DayNumber
    FROM DimDate d
    WHERE d.DateSk > 0
),
ends AS (
    SELECT d.DateSk, d.DayNumber
    FROM days d
    JOIN Today t ON d.DateSk <= t.DateSk
    WHERE d.DateSk = d.MonthEndSk OR d.DateSk = t.DateSk
)
SELECT f.ProjectSk AS project_sk, e.DateSk AS date_sk, e.DayNumber - s.DayNumber AS value
FROM FactIssue f
JOIN days s ON s.DateSk = f.StartedDateSk
JOIN ends e ON e.DateSk >= f.StartedDateSk AND (f.DoneDateSk <= 0 OR f.DoneDateSk > e.DateSk)
WHERE f.IsDeleted = 0 AND f.StartedDateSk > 0
