-- words:  what the project will cost if the rest suffers from cost and schedule alike (AC + (BAC − EV) ÷ (CPI × SPI)), as
--         of the status date, in the reporting currency; none before anything is earned
-- unit:   money
-- kind:   level
-- reads:  own project
SELECT b.project_sk AS project_sk, b.date_sk AS date_sk,
    a.value + 1.0 * (b.value - e.value) * a.value * p.value / NULLIF(e.value * e.value, 0) AS value,
    CASE WHEN a.estimated = 1 OR e.estimated = 1 OR p.estimated = 1 THEN 1 ELSE 0 END AS estimated
FROM measure(budget_at_completion) b
JOIN measure(actual_cost) a ON a.project_sk = b.project_sk AND a.date_sk = b.date_sk
JOIN measure(earned_value) e ON e.project_sk = b.project_sk AND e.date_sk = b.date_sk
JOIN measure(planned_value) p ON p.project_sk = b.project_sk AND p.date_sk = b.date_sk
