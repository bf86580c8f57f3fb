-- words:  hours logged on defects and on issues that left Done at least once
-- unit:   hours
-- kind:   additive
SELECT w.ProjectSk AS project_sk, w.DateSk AS date_sk, SUM(w.SpentHours) AS value
FROM FactWorklog w
JOIN FactIssue f ON f.IssueSk = w.IssueSk
JOIN DimIssue i ON i.IssueSk = w.IssueSk
WHERE w.IsDeleted = 0 AND (i.TypeClass = 'Defect' OR f.ReopenCount > 0)
GROUP BY w.ProjectSk, w.DateSk
