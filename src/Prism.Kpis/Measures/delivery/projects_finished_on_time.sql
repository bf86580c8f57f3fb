-- words:  projects finished on their planned finish or before, on the day they finished
-- unit:   projects
-- kind:   additive
-- reads:  own project
SELECT p.ProjectSk AS project_sk, p.ActualFinishDateSk AS date_sk, CASE WHEN p.ActualFinishDateSk <= p.PlannedFinishDateSk THEN 1 ELSE 0 END AS value
FROM DimProject p
WHERE p.IsCurrent = 1 AND p.IsDeleted = 0 AND p.ActualFinishDateSk > 0 AND p.PlannedFinishDateSk > 0
