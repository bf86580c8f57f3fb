-- words:  baseline cost of the work done by the status date (EV, BCWP), in the reporting currency; of two plans with one
--         status date the later import counts, and a task without a known rate leaves the project out
-- unit:   money
-- kind:   level
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk,
    CASE WHEN COUNT(*) = COUNT(f.EarnedValueAmountReporting) THEN SUM(f.EarnedValueAmountReporting) END AS value,
    MAX(CASE WHEN f.IsEstimated = 1 THEN 1 ELSE 0 END) AS estimated
FROM FactEarnedValue f
JOIN (
    SELECT v.ProjectId, v.StatusDateSk, MAX(v.PlanVersionSk) AS PlanVersionSk
    FROM DimPlanVersion v
    GROUP BY v.ProjectId, v.StatusDateSk
) l ON l.PlanVersionSk = f.PlanVersionSk
GROUP BY f.ProjectSk, f.DateSk
