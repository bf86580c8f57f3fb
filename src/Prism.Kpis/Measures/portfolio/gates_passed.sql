-- words:  stage gates with the decision Go, on the day they were held; a go with conditions is none yet
-- unit:   gates
-- kind:   additive
-- reads:  own project
SELECT g.ProjectSk AS project_sk, g.HeldDateSk AS date_sk, COUNT(*) AS value
FROM FactStageGate g
WHERE g.HeldDateSk > 0 AND g.IsDeleted = 0 AND g.Decision = 'Go'
GROUP BY g.ProjectSk, g.HeldDateSk
