-- words: issues done
-- unit: items
-- kind: additive
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, COUNT(f.IssueKey) AS value
FROM FactIssue f
WHERE f.DonDateSk > 0 AND f.IsDeleted = 0
GROUP BY f.ProjectSk, f.DoneDateSk
