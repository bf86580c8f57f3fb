-- words: issues done
-- unit: items
-- kind: additive
SELECT o.project_sk AS project_sk, o.day AS date_sk, SUM(o.value) AS value
FROM measure(done) o
GROUP BY o.project_sk, o.day
