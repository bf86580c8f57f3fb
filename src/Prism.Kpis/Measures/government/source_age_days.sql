-- words:  calendar days since the last good load of the source that waited longest, at each month's end and today
-- unit:   days
-- kind:   level
SELECT s.ScopeSk AS scope_sk, f.DateSk AS date_sk, MAX(f.AgeDays) AS value
FROM FactSourceFreshness f
JOIN DimScope s ON s.ScopeLevel = 'Organisation'
WHERE f.SourceFreshnessSk > 0
GROUP BY s.ScopeSk, f.DateSk
