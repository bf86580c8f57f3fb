-- words:  issues that left Done within 30 days of first reaching it, on the day they first reached it
-- unit:   items
-- kind:   additive
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.FirstDoneDateSk AS date_sk, SUM(f.ReopenedWithin30DaysCount) AS value
FROM FactIssue f
WHERE f.FirstDoneDateSk > 0 AND f.IsDeleted = 0
GROUP BY f.ProjectSk, f.FirstDoneDateSk
