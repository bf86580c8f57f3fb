-- words:  the whole planned benefit of the project while, as of its plan's status date, its finish is forecast after the
--         baseline, or SPI or CPI is below 0.85; else zero; in the reporting currency
-- unit:   money
-- kind:   level
-- reads:  own project
WITH benefits AS (
    SELECT f.ProjectId, SUM(f.BenefitPlannedAmountReporting) AS Amount
    FROM FactFinancial f
    WHERE f.IsDeleted = 0 AND f.BenefitPlannedAmount IS NOT NULL
    GROUP BY f.ProjectId
    HAVING COUNT(f.BenefitPlannedAmount) = COUNT(f.BenefitPlannedAmountReporting)
)
SELECT l.project_sk AS project_sk, l.date_sk AS date_sk,
    CASE WHEN l.value > 0 OR e.value < 0.85 * p.value OR (a.value > 0 AND e.value < 0.85 * a.value) THEN b.Amount ELSE 0.0 END AS value
FROM measure(finish_variance_days) l
JOIN DimProject q ON q.ProjectSk = l.project_sk
JOIN benefits b ON b.ProjectId = q.ProjectId
LEFT JOIN measure(earned_value) e ON e.project_sk = l.project_sk AND e.date_sk = l.date_sk
LEFT JOIN measure(planned_value) p ON p.project_sk = l.project_sk AND p.date_sk = l.date_sk
LEFT JOIN measure(actual_cost) a ON a.project_sk = l.project_sk AND a.date_sk = l.date_sk
