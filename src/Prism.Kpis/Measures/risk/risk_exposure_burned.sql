-- words:  what that exposure went down by in the month (below zero where it rose); of a risk that occurred nothing went down
-- unit:   money
-- kind:   additive
-- reads:  own project
WITH months AS (
    SELECT r.RiskSk, LAG(r.ExposureAmountReporting) OVER (PARTITION BY r.ProjectId, r.SourceSystem, r.RiskCode ORDER BY r.DateSk) AS AmountBefore
    FROM FactRisk r
    WHERE r.IsDeleted = 0
)
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(CASE WHEN f.RiskStatus = 'Occurred' THEN 0 ELSE m.AmountBefore - f.ExposureAmountReporting END) AS value
FROM FactRisk f
JOIN months m ON m.RiskSk = f.RiskSk
WHERE f.ExposureAmountReporting IS NOT NULL AND m.AmountBefore > 0
GROUP BY f.ProjectSk, f.DateSk
