-- words:  calendar days since the status date of the project's newest plan, at each month's end and today, while the
--         project is not finished
-- unit:   days
-- kind:   level
-- reads:  own project
WITH days AS (
    SELECT d.DateSk, ROW_NUMBER() OVER (ORDER BY d.DateSk) AS DayNumber
    FROM DimDate d
    WHERE d.DateSk > 0
),
ends AS (
    SELECT DISTINCT d.DateSk
    FROM DimDate d
    JOIN Today t ON d.DateSk <= t.DateSk
    WHERE d.DateSk > 0 AND (d.DateSk = d.MonthEndSk OR d.DateSk = t.DateSk)
),
newest AS (
    SELECT v.ProjectId, e.DateSk, MAX(v.StatusDateSk) AS StatusDateSk
    FROM DimPlanVersion v
    JOIN ends e ON e.DateSk >= v.StatusDateSk
    WHERE v.StatusDateSk > 0
    GROUP BY v.ProjectId, e.DateSk
)
SELECT p.ProjectSk AS project_sk, n.DateSk AS date_sk, e.DayNumber - s.DayNumber AS value
FROM newest n
JOIN DimProject p ON p.ProjectId = n.ProjectId AND p.IsCurrent = 1 AND p.IsDeleted = 0
JOIN days e ON e.DateSk = n.DateSk
JOIN days s ON s.DateSk = n.StatusDateSk
WHERE p.ActualFinishDateSk <= 0 OR p.ActualFinishDateSk > n.DateSk
