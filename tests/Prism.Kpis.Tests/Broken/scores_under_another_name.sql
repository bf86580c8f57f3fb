-- words: points of answers
-- unit: points
-- kind: level
WITH answers AS (
    SELECT q.ProjectSk, q.DateSk, q.Score * q.Answers AS Points
    FROM FactAssessmentAnswer q
    WHERE q.IsDeleted = 0 AND q.Score >= 4
)
SELECT a.ProjectSk AS project_sk, a.DateSk AS date_sk, SUM(a.Points) AS value
FROM answers a
GROUP BY a.ProjectSk, a.DateSk
