-- words:  calendar days in statuses of work (not of waiting, not blocked) of the issues done that day, summed
-- unit:   days
-- kind:   additive
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, SUM(t.HoursInFromStatus) / 24.0 AS value
FROM FactStatusTransition t
JOIN DimStatus s ON s.StatusSk = t.FromStatusSk
JOIN FactIssue f ON f.IssueSk = t.IssueSk
WHERE s.StatusCategory = 'InProgress' AND s.FlowState = 'Active' AND t.DateSk <= f.DoneDateSk
    AND f.DoneDateSk > 0 AND f.IsDeleted = 0 AND f.CycleTimeElapsedDays IS NOT NULL
GROUP BY f.ProjectSk, f.DoneDateSk
