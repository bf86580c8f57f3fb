-- words:  stage gates at which the project was stopped, on the day they were held
-- unit:   gates
-- kind:   additive
-- reads:  own project
SELECT g.ProjectSk AS project_sk, g.HeldDateSk AS date_sk, COUNT(*) AS value
FROM FactStageGate g
WHERE g.HeldDateSk > 0 AND g.IsDeleted = 0 AND g.Decision = 'Stop'
GROUP BY g.ProjectSk, g.HeldDateSk
