-- words:  of the milestones due on the day, those done on it or before
-- unit:   milestones
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.BaselineFinishDateSk AS date_sk, SUM(CASE WHEN f.ActualFinishDateSk > 0 AND f.ActualFinishDateSk <= f.BaselineFinishDateSk THEN 1 ELSE 0 END) AS value
FROM FactTask f
JOIN DimPlanVersion v ON v.PlanVersionSk = f.PlanVersionSk AND v.IsLatest = 1
WHERE f.IsMilestone = 1 AND f.IsWorkingTask = 1 AND f.BaselineFinishDateSk > 0 AND f.BaselineFinishDateSk <= v.StatusDateSk
GROUP BY f.ProjectSk, f.BaselineFinishDateSk
