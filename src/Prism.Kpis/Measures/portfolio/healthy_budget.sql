-- words:  budget at completion × the mean of three signals as of the status date, each 1 (green), 0.5 (amber) or 0 (red):
--         SPI from 0.95 and 0.85, CPI from 0.95 and 0.85, finish up to 0 and up to 10 working days late; a signal without
--         data is left out of the mean
-- unit:   money
-- kind:   level
-- reads:  own project
WITH signals AS (
    SELECT b.project_sk, b.date_sk, b.value AS Budget,
        CASE WHEN COALESCE(p.value, 0) <= 0 THEN NULL WHEN e.value >= 0.95 * p.value THEN 1.0 WHEN e.value >= 0.85 * p.value THEN 0.5 ELSE 0.0 END AS Schedule,
        CASE WHEN COALESCE(a.value, 0) <= 0 THEN NULL WHEN e.value >= 0.95 * a.value THEN 1.0 WHEN e.value >= 0.85 * a.value THEN 0.5 ELSE 0.0 END AS Cost,
        CASE WHEN f.value IS NULL THEN NULL WHEN f.value <= 0 THEN 1.0 WHEN f.value <= 10 THEN 0.5 ELSE 0.0 END AS Finish
    FROM measure(budget_at_completion) b
    JOIN measure(earned_value) e ON e.project_sk = b.project_sk AND e.date_sk = b.date_sk
    LEFT JOIN measure(planned_value) p ON p.project_sk = b.project_sk AND p.date_sk = b.date_sk
    LEFT JOIN measure(actual_cost) a ON a.project_sk = b.project_sk AND a.date_sk = b.date_sk
    LEFT JOIN measure(finish_variance_days) f ON f.project_sk = b.project_sk AND f.date_sk = b.date_sk
)
SELECT s.project_sk AS project_sk, s.date_sk AS date_sk,
    s.Budget * (COALESCE(s.Schedule, 0) + COALESCE(s.Cost, 0) + COALESCE(s.Finish, 0))
        / NULLIF(CASE WHEN s.Schedule IS NULL THEN 0 ELSE 1 END + CASE WHEN s.Cost IS NULL THEN 0 ELSE 1 END + CASE WHEN s.Finish IS NULL THEN 0 ELSE 1 END, 0) AS value
FROM signals s
