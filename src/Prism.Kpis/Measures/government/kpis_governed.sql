-- words:  of those KPIs the ones with an owner, a target of the organisation in force, and a value of the month
-- unit:   KPIs
-- kind:   level
SELECT s.ScopeSk AS scope_sk, f.DateSk AS date_sk, SUM(CASE WHEN f.HasOwner = 1 AND f.HasTarget = 1 AND f.HasValue = 1 THEN 1 ELSE 0 END) AS value
FROM FactKpiStanding f
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
WHERE f.KpiStandingSk > 0
GROUP BY s.ScopeSk, f.DateSk
