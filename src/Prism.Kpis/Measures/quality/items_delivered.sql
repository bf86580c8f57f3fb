-- words:  issues of any type class but Defect that reached Done, on the day they last did
-- unit:   items
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, COUNT(*) AS value
FROM FactIssue f
JOIN DimIssue i ON i.IssueSk = f.IssueSk
WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0 AND i.TypeClass <> 'Defect'
GROUP BY f.ProjectSk, f.DoneDateSk
