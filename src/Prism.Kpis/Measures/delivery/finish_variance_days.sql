-- words:  working days of the organisation by which the plan, as of its status date, finishes after its baseline; below
--         zero when before
-- unit:   days
-- kind:   level
-- reads:  own project
WITH days AS (
    SELECT d.DateSk, SUM(CASE WHEN d.IsWorkingDay = 1 THEN 1 ELSE 0 END) OVER (ORDER BY d.DateSk ROWS UNBOUNDED PRECEDING) AS DayNumber
    FROM DimDate d
    WHERE d.DateSk > 0
)
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(e.DayNumber - b.DayNumber) AS value
FROM FactTask f
JOIN DimTask t ON t.TaskSk = f.TaskSk AND t.TaskUid = 0
JOIN (
    SELECT v.ProjectId, v.StatusDateSk, MAX(v.PlanVersionSk) AS PlanVersionSk
    FROM DimPlanVersion v
    GROUP BY v.ProjectId, v.StatusDateSk
) l ON l.PlanVersionSk = f.PlanVersionSk
JOIN days b ON b.DateSk = f.BaselineFinishDateSk
JOIN days e ON e.DateSk = f.FinishDateSk
GROUP BY f.ProjectSk, f.DateSk
