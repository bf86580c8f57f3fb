-- words:  cost reported for the months and lines that had a forecast, in the reporting currency
-- unit:   money
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(f.ActualAmountReporting) AS value
FROM FactFinancial f
WHERE f.IsDeleted = 0 AND f.ActualAmountReporting IS NOT NULL AND f.ForecastAmountReporting IS NOT NULL
GROUP BY f.ProjectSk, f.DateSk
