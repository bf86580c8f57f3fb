-- words: what was done, said of the organisation
-- unit:  items
-- kind:  additive
SELECT s.ScopeSk AS scope_sk, d.date_sk AS date_sk, SUM(d.value) AS value
FROM measure(done) d
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
GROUP BY s.ScopeSk, d.date_sk
