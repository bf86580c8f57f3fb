-- words: scores that another measure tells, added up
-- unit: score
-- kind: additive
SELECT s.project_sk AS project_sk, s.date_sk AS date_sk, SUM(s.value) AS value
FROM measure(score) s
GROUP BY s.project_sk, s.date_sk
