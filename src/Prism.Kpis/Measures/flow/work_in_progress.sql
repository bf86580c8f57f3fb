-- words:  issues started and not done, at the end of the day
-- unit:   items
-- kind:   level
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, SUM(f.ItemCount) AS value
FROM FactFlowDaily f
WHERE f.StatusCategory = 'InProgress'
GROUP BY f.ProjectSk, f.DateSk
