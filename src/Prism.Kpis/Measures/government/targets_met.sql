-- words:  KPIs whose value of the month met the organisation's target then in force
-- unit:   KPIs
-- kind:   additive
SELECT s.ScopeSk AS scope_sk, f.DateSk AS date_sk, SUM(CASE WHEN f.IsTargetMet = 1 THEN 1 ELSE 0 END) AS value
FROM FactKpiStanding f
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
WHERE f.KpiStandingSk > 0 AND f.IsTargetMet IS NOT NULL
GROUP BY s.ScopeSk, f.DateSk
