-- words:  issues that reached Done, on the day they last did
-- unit:   items
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, COUNT(*) AS value
FROM FactIssue f
WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0
GROUP BY f.ProjectSk, f.DoneDateSk
