-- words: issues done
-- unit: items
-- kind: additive
SELECT 1 AS project_sk, 20260101 AS date_sk, 5 AS value
