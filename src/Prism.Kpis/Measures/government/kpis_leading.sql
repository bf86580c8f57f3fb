-- words:  of those KPIs the leading ones
-- unit:   KPIs
-- kind:   level
SELECT s.ScopeSk AS scope_sk, f.DateSk AS date_sk, SUM(CASE WHEN k.Timing = 'Leading' THEN 1 ELSE 0 END) AS value
FROM FactKpiStanding f
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
JOIN DimKpi k ON k.KpiSk = f.KpiSk
WHERE f.KpiStandingSk > 0
GROUP BY s.ScopeSk, f.DateSk
