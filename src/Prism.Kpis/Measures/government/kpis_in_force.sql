-- words:  KPIs in force at the month's end, those about KPIs left out
-- unit:   KPIs
-- kind:   level
SELECT s.ScopeSk AS scope_sk, f.DateSk AS date_sk, COUNT(*) AS value
FROM FactKpiStanding f
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
WHERE f.KpiStandingSk > 0
GROUP BY s.ScopeSk, f.DateSk
