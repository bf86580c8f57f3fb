-- words:  of the finished projects with a budget, those whose reported cost is within it
-- unit:   projects
-- kind:   additive
-- reads:  own project
WITH money AS (
    SELECT f.ProjectId, SUM(f.BudgetAmountReporting) AS Budget, SUM(f.ActualAmountReporting) AS Cost
    FROM FactFinancial f
    WHERE f.IsDeleted = 0
    GROUP BY f.ProjectId
)
SELECT p.ProjectSk AS project_sk, p.ActualFinishDateSk AS date_sk, CASE WHEN m.Cost <= m.Budget THEN 1 ELSE 0 END AS value
FROM DimProject p
JOIN money m ON m.ProjectId = p.ProjectId AND m.Budget > 0 AND m.Cost IS NOT NULL
WHERE p.IsCurrent = 1 AND p.IsDeleted = 0 AND p.ActualFinishDateSk > 0
