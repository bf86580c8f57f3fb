-- words:  of the month's cost, what its line Capex holds
-- unit:   money
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(f.ActualAmountReporting) AS value
FROM FactFinancial f
WHERE f.IsDeleted = 0 AND f.ActualAmountReporting IS NOT NULL AND LOWER(f.Line) = 'capex'
GROUP BY f.ProjectSk, f.DateSk
