-- words:  KPIs in force in a month of which all days were recorded who asked for what
-- unit:   KPIs
-- kind:   level
SELECT s.ScopeSk AS scope_sk, f.DateSk AS date_sk, COUNT(*) AS value
FROM FactKpiStanding f
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
WHERE f.KpiStandingSk > 0 AND f.ReadCount IS NOT NULL
GROUP BY s.ScopeSk, f.DateSk
