-- words:  issues that reached Done for the first time, on the day they did
-- unit:   items
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.FirstDoneDateSk AS date_sk, COUNT(*) AS value
FROM FactIssue f
WHERE f.FirstDoneDateSk > 0 AND f.IsDeleted = 0
GROUP BY f.ProjectSk, f.FirstDoneDateSk
