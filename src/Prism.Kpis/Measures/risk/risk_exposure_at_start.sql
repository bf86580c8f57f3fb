-- words:  exposure that the register's open risks had a month before, in the reporting currency, in the month after; risks
--         raised in the month, and those without a known rate, are left out
-- unit:   money
-- kind:   additive
-- reads:  own project
WITH months AS (
    SELECT r.RiskSk, LAG(r.ExposureAmountReporting) OVER (PARTITION BY r.ProjectId, r.SourceSystem, r.RiskCode ORDER BY r.DateSk) AS AmountBefore
    FROM FactRisk r
    WHERE r.IsDeleted = 0
)
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(m.AmountBefore) AS value
FROM FactRisk f
JOIN months m ON m.RiskSk = f.RiskSk
WHERE f.ExposureAmountReporting IS NOT NULL AND m.AmountBefore > 0
GROUP BY f.ProjectSk, f.DateSk
