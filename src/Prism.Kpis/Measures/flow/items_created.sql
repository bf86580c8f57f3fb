-- words:  issues created, on the day of creation
-- unit:   items
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.CreatedDateSk AS date_sk, COUNT(*) AS value
FROM FactIssue f
WHERE f.CreatedDateSk > 0 AND f.IsDeleted = 0
GROUP BY f.ProjectSk, f.CreatedDateSk
