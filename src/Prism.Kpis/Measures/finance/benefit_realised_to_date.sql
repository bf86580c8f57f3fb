-- words:  benefit realised up to the month, in the reporting currency
-- unit:   money
-- kind:   level
-- reads:  own project
WITH months AS (
    SELECT f.ProjectId, f.DateSk, MAX(f.ProjectSk) AS ProjectSk, SUM(f.BenefitRealisedAmountReporting) AS Amount,
        COUNT(f.BenefitRealisedAmount) - COUNT(f.BenefitRealisedAmountReporting) AS Unconverted
    FROM FactFinancial f
    WHERE f.IsDeleted = 0 AND f.BenefitRealisedAmount IS NOT NULL
    GROUP BY f.ProjectId, f.DateSk
),
running AS (
    SELECT m.ProjectSk, m.DateSk,
        SUM(COALESCE(m.Amount, 0)) OVER (PARTITION BY m.ProjectId ORDER BY m.DateSk ROWS UNBOUNDED PRECEDING) AS Amount,
        SUM(m.Unconverted) OVER (PARTITION BY m.ProjectId ORDER BY m.DateSk ROWS UNBOUNDED PRECEDING) AS Unconverted
    FROM months m
)
SELECT r.ProjectSk AS project_sk, r.DateSk AS date_sk, r.Amount AS value
FROM running r
WHERE r.Unconverted = 0
