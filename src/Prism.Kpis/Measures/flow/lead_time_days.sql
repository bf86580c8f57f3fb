-- words:  calendar days from creation to Done, one row per finished issue, on the day it was done
-- unit:   days
-- kind:   rows
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, f.LeadTimeElapsedDays AS value
FROM FactIssue f
WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0 AND f.LeadTimeElapsedDays IS NOT NULL
