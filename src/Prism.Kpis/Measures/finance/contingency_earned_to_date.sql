-- words:  the part of the whole budget of the line Contingency that the project may have used by the month: its earned
--         share (EV ÷ BAC) on the last status date
-- unit:   money
-- kind:   level
-- reads:  own project
WITH months AS (
    SELECT f.ProjectId, f.DateSk, MAX(f.ProjectSk) AS ProjectSk
    FROM FactFinancial f
    WHERE f.IsDeleted = 0 AND f.ActualAmountReporting IS NOT NULL AND LOWER(f.Line) = 'contingency'
    GROUP BY f.ProjectId, f.DateSk
),
budgets AS (
    SELECT f.ProjectId, SUM(f.BudgetAmountReporting) AS Amount
    FROM FactFinancial f
    WHERE f.IsDeleted = 0 AND LOWER(f.Line) = 'contingency'
    GROUP BY f.ProjectId
),
shares AS (
    SELECT p.ProjectId, e.date_sk AS DateSk, SUM(e.value) / NULLIF(SUM(b.value), 0) AS Share
    FROM measure(earned_value) e
    JOIN measure(budget_at_completion) b ON b.project_sk = e.project_sk AND b.date_sk = e.date_sk
    JOIN DimProject p ON p.ProjectSk = e.project_sk
    GROUP BY p.ProjectId, e.date_sk
),
latest AS (
    SELECT m.ProjectId, m.DateSk, MAX(s.DateSk) AS StatusDateSk
    FROM months m
    JOIN shares s ON s.ProjectId = m.ProjectId AND s.DateSk <= m.DateSk
    GROUP BY m.ProjectId, m.DateSk
)
SELECT m.ProjectSk AS project_sk, m.DateSk AS date_sk, b.Amount * s.Share AS value
FROM months m
JOIN budgets b ON b.ProjectId = m.ProjectId
JOIN latest l ON l.ProjectId = m.ProjectId AND l.DateSk = m.DateSk
JOIN shares s ON s.ProjectId = l.ProjectId AND s.DateSk = l.StatusDateSk
