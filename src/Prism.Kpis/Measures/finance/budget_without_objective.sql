-- words:  budget of the month of projects that serve no objective, in the reporting currency
-- unit:   money
-- kind:   additive
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(f.BudgetAmountReporting) AS value
FROM FactFinancial f
LEFT JOIN (
    SELECT b.ProjectId, COUNT(*) AS Links
    FROM BridgeProjectObjective b
    WHERE b.IsDeleted = 0 AND b.Weight > 0
    GROUP BY b.ProjectId
) o ON o.ProjectId = f.ProjectId
WHERE f.IsDeleted = 0 AND f.BudgetAmountReporting IS NOT NULL AND o.Links IS NULL
GROUP BY f.ProjectSk, f.DateSk
