-- words:  reviews of KPIs that were due that day and were held, or are overdue
-- unit:   reviews
-- kind:   additive
SELECT s.ScopeSk AS scope_sk, r.DateSk AS date_sk, COUNT(*) AS value
FROM FactKpiReviewDue r
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
WHERE r.KpiReviewDueSk > 0 AND (r.HeldDateSk > 0 OR r.IsOverdue = 1)
GROUP BY s.ScopeSk, r.DateSk
