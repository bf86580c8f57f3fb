-- words:  difference between the last forecast of the month's line and its reported cost, whichever way
-- unit:   money
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(ABS(f.ActualAmountReporting - f.ForecastAmountReporting)) AS value
FROM FactFinancial f
WHERE f.IsDeleted = 0 AND f.ActualAmountReporting IS NOT NULL AND f.ForecastAmountReporting IS NOT NULL
GROUP BY f.ProjectSk, f.DateSk
