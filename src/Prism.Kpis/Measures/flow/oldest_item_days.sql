-- words:  age in calendar days of the oldest issue started and not done, at each month's end and today
-- unit:   days
-- kind:   level
-- reads:  own project
SELECT a.project_sk AS project_sk, a.date_sk AS date_sk, MAX(a.value) AS value
FROM measure(work_item_age_days) a
GROUP BY a.project_sk, a.date_sk
