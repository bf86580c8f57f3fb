-- words:  of those reviews the ones held by that day
-- unit:   reviews
-- kind:   additive
SELECT s.ScopeSk AS scope_sk, r.DateSk AS date_sk, SUM(CASE WHEN r.IsHeldInTime = 1 THEN 1 ELSE 0 END) AS value
FROM FactKpiReviewDue r
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
WHERE r.KpiReviewDueSk > 0 AND (r.HeldDateSk > 0 OR r.IsOverdue = 1)
GROUP BY s.ScopeSk, r.DateSk
