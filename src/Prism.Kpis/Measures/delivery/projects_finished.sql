-- words:  projects of the register with a planned finish, on the day they finished
-- unit:   projects
-- kind:   additive
-- reads:  own project
SELECT p.ProjectSk AS project_sk, p.ActualFinishDateSk AS date_sk, 1 AS value
FROM DimProject p
WHERE p.IsCurrent = 1 AND p.IsDeleted = 0 AND p.ActualFinishDateSk > 0 AND p.PlannedFinishDateSk > 0
