-- words:  what the project will cost if the rest costs as the work so far did (BAC × AC ÷ EV), as of the status date, in
--         the reporting currency; none before anything is earned
-- unit:   money
-- kind:   level
-- reads:  own project
SELECT b.project_sk AS project_sk, b.date_sk AS date_sk, 1.0 * b.value * a.value / NULLIF(e.value, 0) AS value,
    CASE WHEN a.estimated = 1 OR e.estimated = 1 THEN 1 ELSE 0 END AS estimated
FROM measure(budget_at_completion) b
JOIN measure(actual_cost) a ON a.project_sk = b.project_sk AND a.date_sk = b.date_sk
JOIN measure(earned_value) e ON e.project_sk = b.project_sk AND e.date_sk = b.date_sk
