-- words:  hours of work done and remaining of the tasks that have a baseline, as of the status date
-- unit:   hours
-- kind:   level
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(COALESCE(f.ActualWorkHours, 0) + COALESCE(f.RemainingWorkHours, 0)) AS value
FROM FactTask f
JOIN (
    SELECT v.ProjectId, v.StatusDateSk, MAX(v.PlanVersionSk) AS PlanVersionSk
    FROM DimPlanVersion v
    GROUP BY v.ProjectId, v.StatusDateSk
) l ON l.PlanVersionSk = f.PlanVersionSk
WHERE f.IsWorkingTask = 1 AND f.BaselineWorkHours IS NOT NULL
GROUP BY f.ProjectSk, f.DateSk
