-- words:  cost reported on the line Contingency up to the month, in the reporting currency
-- unit:   money
-- kind:   level
-- reads:  own project
WITH months AS (
    SELECT f.ProjectId, f.DateSk, MAX(f.ProjectSk) AS ProjectSk, SUM(f.ActualAmountReporting) AS Amount
    FROM FactFinancial f
    WHERE f.IsDeleted = 0 AND f.ActualAmountReporting IS NOT NULL AND LOWER(f.Line) = 'contingency'
    GROUP BY f.ProjectId, f.DateSk
)
SELECT m.ProjectSk AS project_sk, m.DateSk AS date_sk,
    SUM(m.Amount) OVER (PARTITION BY m.ProjectId ORDER BY m.DateSk ROWS UNBOUNDED PRECEDING) AS value
FROM months m
