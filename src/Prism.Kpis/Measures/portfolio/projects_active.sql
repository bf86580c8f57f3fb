-- words:  projects of the register begun and not finished, at each month's end and today
-- unit:   projects
-- kind:   level
-- reads:  own project
SELECT p.ProjectSk AS project_sk, d.DateSk AS date_sk, 1 AS value
FROM DimProject p
JOIN DimDate d ON d.DateSk >= p.ActualStartDateSk AND (p.ActualFinishDateSk <= 0 OR p.ActualFinishDateSk > d.DateSk)
JOIN Today t ON d.DateSk <= t.DateSk
WHERE p.IsCurrent = 1 AND p.IsDeleted = 0 AND p.IsRegistered = 1 AND p.ActualStartDateSk > 0 AND (d.DateSk = d.MonthEndSk OR d.DateSk = t.DateSk)
