-- words: KPIs with a target, laid on projects
-- unit:  KPIs
-- kind:  level
SELECT p.ProjectSk AS project_sk, f.DateSk AS date_sk, COUNT(*) AS value
FROM FactKpiStanding f
CROSS JOIN DimProject p
GROUP BY p.ProjectSk, f.DateSk
