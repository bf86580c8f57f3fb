-- words: issues done
-- unit: items
-- kind: additive
SELECT o.project_sk AS project_sk, o.date_sk AS date_sk, SUM(o.value) AS value
FROM measure(opened) o
GROUP BY o.project_sk, o.date_sk
