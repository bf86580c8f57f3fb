-- words:  remaining hours of work that the plan places in the 90 days after its status date
-- unit:   hours
-- kind:   level
-- reads:  own project
WITH days AS (
    SELECT d.DateSk, ROW_NUMBER() OVER (ORDER BY d.DateSk) AS DayNumber
    FROM DimDate d
    WHERE d.DateSk > 0
)
SELECT f.ProjectSk AS project_sk, l.StatusDateSk AS date_sk, SUM(f.WorkHours) AS value
FROM FactTimephased f
JOIN (
    SELECT v.ProjectId, v.StatusDateSk, MAX(v.PlanVersionSk) AS PlanVersionSk
    FROM DimPlanVersion v
    GROUP BY v.ProjectId, v.StatusDateSk
) l ON l.PlanVersionSk = f.PlanVersionSk
JOIN days s ON s.DateSk = l.StatusDateSk
JOIN days d ON d.DateSk = f.DateSk
WHERE f.MeasureKind = 'Remaining' AND f.WorkHours IS NOT NULL AND d.DayNumber > s.DayNumber AND d.DayNumber <= s.DayNumber + 90
GROUP BY f.ProjectSk, l.StatusDateSk
