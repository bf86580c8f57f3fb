-- words:  issues of type class Defect, on the day of creation
-- unit:   defects
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.CreatedDateSk AS date_sk, COUNT(*) AS value
FROM FactIssue f
JOIN DimIssue i ON i.IssueSk = f.IssueSk
WHERE f.CreatedDateSk > 0 AND f.IsDeleted = 0 AND i.TypeClass = 'Defect'
GROUP BY f.ProjectSk, f.CreatedDateSk
