-- words:  calendar days between start and Done in which the issues done that day were flagged or in a blocked status, summed
-- unit:   days
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, SUM(f.BlockedElapsedDays) AS value
FROM FactIssue f
WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0 AND f.CycleTimeElapsedDays IS NOT NULL
GROUP BY f.ProjectSk, f.DoneDateSk
