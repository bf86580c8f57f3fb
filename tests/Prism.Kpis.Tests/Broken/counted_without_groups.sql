-- words: issues done
-- unit: items
-- kind: additive
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, COUNT(*) AS value
FROM FactIssue f
WHERE f.DoneDateSk > 0
