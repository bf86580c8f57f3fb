-- words:  calendar days from start to Done of the issues done that day, summed
-- unit:   days
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, SUM(f.CycleTimeElapsedDays) AS value
FROM FactIssue f
WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0 AND f.CycleTimeElapsedDays IS NOT NULL
GROUP BY f.ProjectSk, f.DoneDateSk
