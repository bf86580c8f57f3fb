-- words:  calendar days from creation to Done, one row per finished defect, on the day it was done
-- unit:   days
-- kind:   rows
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, f.LeadTimeElapsedDays AS value
FROM FactIssue f
JOIN DimIssue i ON i.IssueSk = f.IssueSk
WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0 AND f.LeadTimeElapsedDays IS NOT NULL AND i.TypeClass = 'Defect'
