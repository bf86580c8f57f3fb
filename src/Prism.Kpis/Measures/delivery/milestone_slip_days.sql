-- words:  working days of the organisation from a milestone's baseline finish to its actual, else forecast finish, one row
--         per milestone due, on its baseline day; below zero when early
-- unit:   days
-- kind:   rows
-- reads:  own project
WITH days AS (
    SELECT d.DateSk, SUM(CASE WHEN d.IsWorkingDay = 1 THEN 1 ELSE 0 END) OVER (ORDER BY d.DateSk ROWS UNBOUNDED PRECEDING) AS DayNumber
    FROM DimDate d
    WHERE d.DateSk > 0
)
SELECT f.ProjectSk AS project_sk, f.BaselineFinishDateSk AS date_sk, e.DayNumber - b.DayNumber AS value
FROM FactTask f
JOIN DimPlanVersion v ON v.PlanVersionSk = f.PlanVersionSk AND v.IsLatest = 1
JOIN days b ON b.DateSk = f.BaselineFinishDateSk
JOIN days e ON e.DateSk = CASE WHEN f.ActualFinishDateSk > 0 THEN f.ActualFinishDateSk ELSE f.FinishDateSk END
WHERE f.IsMilestone = 1 AND f.IsWorkingTask = 1 AND f.BaselineFinishDateSk <= v.StatusDateSk
