-- words:  score of a stakeholder survey on a scale from 0 to 100, weighted by how many answered
-- unit:   score
-- kind:   weighted
-- reads:  own project
SELECT a.ProjectSk AS project_sk, a.DateSk AS date_sk,
    100.0 * (a.Score - a.ScaleMin) / NULLIF(a.ScaleMax - a.ScaleMin, 0) AS value, a.Respondents AS weight
FROM FactAssessment a
WHERE a.IsDeleted = 0 AND a.Respondents > 0 AND LOWER(a.Subject) = 'stakeholder satisfaction'
