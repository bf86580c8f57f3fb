-- words: sum of the scores of the satisfaction survey
-- unit: points
-- kind: additive
SELECT a.ProjectSk AS project_sk, a.DateSk AS date_sk, SUM(a.Score) AS value
FROM FactAssessment a
WHERE a.IsDeleted = 0
GROUP BY a.ProjectSk, a.DateSk
