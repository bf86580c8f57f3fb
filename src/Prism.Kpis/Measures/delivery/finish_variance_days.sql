-- words:  working days of the organisation by which the plan, as of its status date, finishes after its baseline; below
--         zero when before
-- unit:   days
-- kind:   level
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk,
    SUM(CASE WHEN d.DateSk > f.BaselineFinishDateSk THEN 1 WHEN d.DateSk > f.FinishDateSk THEN -1 ELSE 0 END) AS value
FROM FactTask f
JOIN DimTask t ON t.TaskSk = f.TaskSk AND t.TaskUid = 0
JOIN (
    SELECT v.ProjectId, v.StatusDateSk, MAX(v.PlanVersionSk) AS PlanVersionSk
    FROM DimPlanVersion v
    GROUP BY v.ProjectId, v.StatusDateSk
) l ON l.PlanVersionSk = f.PlanVersionSk
LEFT JOIN DimDate d ON d.IsWorkingDay = 1 AND (
    (d.DateSk > f.BaselineFinishDateSk AND d.DateSk <= f.FinishDateSk) OR (d.DateSk > f.FinishDateSk AND d.DateSk <= f.BaselineFinishDateSk))
WHERE f.FinishDateSk > 0 AND f.BaselineFinishDateSk > 0
GROUP BY f.ProjectSk, f.DateSk
