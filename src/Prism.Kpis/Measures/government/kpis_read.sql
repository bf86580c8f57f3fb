-- words:  KPIs in force that somebody asked for by name in the month
-- unit:   KPIs
-- kind:   level
SELECT s.ScopeSk AS scope_sk, f.DateSk AS date_sk, SUM(CASE WHEN f.ReadCount > 0 THEN 1 ELSE 0 END) AS value
FROM FactKpiStanding f
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
WHERE f.KpiStandingSk > 0 AND f.ReadCount IS NOT NULL
GROUP BY s.ScopeSk, f.DateSk
