-- words:  KPIs with a value of the month and a target of the organisation to judge it by
-- unit:   KPIs
-- kind:   additive
SELECT s.ScopeSk AS scope_sk, f.DateSk AS date_sk, COUNT(*) AS value
FROM FactKpiStanding f
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
WHERE f.KpiStandingSk > 0 AND f.IsTargetMet IS NOT NULL
GROUP BY s.ScopeSk, f.DateSk
