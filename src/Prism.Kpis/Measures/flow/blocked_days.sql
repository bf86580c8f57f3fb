-- words:  calendar days flagged or in a blocked status of the issues done that day, summed; of an issue that was blocked
--         before its start too, no more than the days it was in progress
-- unit:   days
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk,
    SUM(CASE WHEN f.BlockedElapsedDays > f.CycleTimeElapsedDays THEN f.CycleTimeElapsedDays ELSE f.BlockedElapsedDays END) AS value
FROM FactIssue f
WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0 AND f.CycleTimeElapsedDays IS NOT NULL
GROUP BY f.ProjectSk, f.DoneDateSk
