-- words:  tasks of the plan that are work (no summaries, no milestones), as of the status date
-- unit:   tasks
-- kind:   level
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, COUNT(*) AS value
FROM FactTask f
JOIN DimTask t ON t.TaskSk = f.TaskSk
JOIN (
    SELECT v.ProjectId, v.StatusDateSk, MAX(v.PlanVersionSk) AS PlanVersionSk
    FROM DimPlanVersion v
    GROUP BY v.ProjectId, v.StatusDateSk
) l ON l.PlanVersionSk = f.PlanVersionSk
WHERE f.IsWorkingTask = 1 AND f.IsMilestone = 0
GROUP BY f.ProjectSk, f.DateSk
