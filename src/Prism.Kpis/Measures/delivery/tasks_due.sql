-- words:  tasks, milestones left out, whose baseline finish lies on the day and not behind the status date of the latest
--         plan
-- unit:   tasks
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.BaselineFinishDateSk AS date_sk, COUNT(*) AS value
FROM FactTask f
JOIN DimPlanVersion v ON v.PlanVersionSk = f.PlanVersionSk AND v.IsLatest = 1
WHERE f.IsMilestone = 0 AND f.IsWorkingTask = 1 AND f.BaselineFinishDateSk > 0 AND f.BaselineFinishDateSk <= v.StatusDateSk
GROUP BY f.ProjectSk, f.BaselineFinishDateSk
