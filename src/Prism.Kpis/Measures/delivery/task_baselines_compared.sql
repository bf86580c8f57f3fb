-- words:  tasks with a baseline in the import before, on the status date of the import that follows
-- unit:   tasks
-- kind:   additive
-- reads:  own project
WITH imports AS (
    SELECT f.ProjectSk, f.DateSk, f.BaselineStartDateSk, f.BaselineFinishDateSk, f.BaselineCostAmount,
        LAG(f.BaselineStartDateSk) OVER (PARTITION BY f.TaskSk ORDER BY f.DateSk, f.PlanVersionSk) AS StartBefore,
        LAG(f.BaselineFinishDateSk) OVER (PARTITION BY f.TaskSk ORDER BY f.DateSk, f.PlanVersionSk) AS FinishBefore,
        LAG(f.BaselineCostAmount) OVER (PARTITION BY f.TaskSk ORDER BY f.DateSk, f.PlanVersionSk) AS CostBefore
    FROM FactTask f
    WHERE f.IsWorkingTask = 1
)
SELECT t.ProjectSk AS project_sk, t.DateSk AS date_sk,
    COUNT(*) AS value
FROM imports t
WHERE t.FinishBefore > 0
GROUP BY t.ProjectSk, t.DateSk
