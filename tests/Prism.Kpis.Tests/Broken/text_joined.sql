-- words: issues done
-- unit: items
-- kind: additive
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, COUNT(*) AS value
FROM FactIssue f
JOIN DimIssue i ON i.IssueSk = f.IssueSk
WHERE i.IssueKey || '' <> 'A-1' AND LEN(i.IssueKey) > 3
GROUP BY f.ProjectSk, f.DoneDateSk
