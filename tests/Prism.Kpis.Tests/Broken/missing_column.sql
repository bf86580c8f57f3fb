-- words: issues done
-- unit: items
-- kind: additive
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, COUNT(*) AS amount
FROM FactIssue f
WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0
GROUP BY f.ProjectSk, f.DoneDateSk
