-- words:  of the plan's tasks, those that name a Jira issue
-- unit:   tasks
-- kind:   level
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(CASE WHEN t.IssueSk > 0 THEN 1 ELSE 0 END) AS value
FROM FactTask f
JOIN DimTask t ON t.TaskSk = f.TaskSk
JOIN (
    SELECT v.ProjectId, v.StatusDateSk, MAX(v.PlanVersionSk) AS PlanVersionSk
    FROM DimPlanVersion v
    GROUP BY v.ProjectId, v.StatusDateSk
) l ON l.PlanVersionSk = f.PlanVersionSk
WHERE f.IsWorkingTask = 1 AND f.IsMilestone = 0
GROUP BY f.ProjectSk, f.DateSk
