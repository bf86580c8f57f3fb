-- words:  how strongly the project serves objectives (the sum of its weights, at most 1), weighted by its budget of the
--         month
-- unit:   score
-- kind:   weighted
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk,
    CASE WHEN COALESCE(MAX(o.Weight), 0) > 1 THEN 1.0 ELSE COALESCE(MAX(o.Weight), 0) END AS value, SUM(f.BudgetAmountReporting) AS weight
FROM FactFinancial f
LEFT JOIN (
    SELECT b.ProjectId, SUM(b.Weight) AS Weight
    FROM BridgeProjectObjective b
    WHERE b.IsDeleted = 0
    GROUP BY b.ProjectId
) o ON o.ProjectId = f.ProjectId
WHERE f.IsDeleted = 0 AND f.BudgetAmountReporting > 0
GROUP BY f.ProjectSk, f.DateSk
