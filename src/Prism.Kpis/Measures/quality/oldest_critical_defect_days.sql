-- words:  age in calendar days of the oldest open defect of priority Highest, Blocker or Critical, at each month's end and
--         today
-- unit:   days
-- kind:   level
-- reads:  own project
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
SELECT f.ProjectSk AS project_sk, e.DateSk AS date_sk, MAX(e.DayNumber - s.DayNumber) AS value
FROM FactIssue f
CROSS JOIN DimIssue i
CROSS JOIN days s
CROSS JOIN ends e
WHERE i.IssueSk = f.IssueSk AND s.DateSk = f.CreatedDateSk AND e.DateSk >= f.CreatedDateSk AND (f.DoneDateSk <= 0 OR f.DoneDateSk > e.DateSk)
    AND i.TypeClass = 'Defect' AND LOWER(i.Priority) IN ('highest', 'blocker', 'critical') AND f.IsDeleted = 0 AND f.CreatedDateSk > 0
GROUP BY f.ProjectSk, e.DateSk
