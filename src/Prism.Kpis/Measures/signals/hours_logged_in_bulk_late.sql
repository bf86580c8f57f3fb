-- words:  hours of worklogs that one person entered on one day, five or more of the same project and month, on the fourth
--         day after the month's end or later
-- unit:   hours
-- kind:   additive
-- reads:  own project
WITH late AS (
    SELECT w.WorklogSk, COUNT(*) OVER (PARTITION BY p.ProjectId, w.PersonSk, w.CreatedDateSk, d.MonthEndSk) AS EnteredTogether
    FROM FactWorklog w
    JOIN DimProject p ON p.ProjectSk = w.ProjectSk
    JOIN DimDate d ON d.DateSk = w.DateSk
    JOIN DimDate c ON c.DateSk = w.CreatedDateSk
    WHERE w.IsDeleted = 0 AND w.CreatedDateSk > w.DateSk AND c.MonthEndSk > d.MonthEndSk
        AND (c.DayOfMonth > 3 OR (c.Year * 12) + c.Month > (d.Year * 12) + d.Month + 1)
)
SELECT w.ProjectSk AS project_sk, w.DateSk AS date_sk, SUM(w.SpentHours) AS value
FROM FactWorklog w
JOIN late l ON l.WorklogSk = w.WorklogSk
WHERE l.EnteredTogether >= 5
GROUP BY w.ProjectSk, w.DateSk
