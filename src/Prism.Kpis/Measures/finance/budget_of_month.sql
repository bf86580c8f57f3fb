-- words:  budget of the month, in the reporting currency
-- unit:   money
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(f.BudgetAmountReporting) AS value
FROM FactFinancial f
WHERE f.IsDeleted = 0 AND f.BudgetAmountReporting IS NOT NULL
GROUP BY f.ProjectSk, f.DateSk
