-- words:  hours of the worklogs whose work was begun on the day
-- unit:   hours
-- kind:   additive
-- reads:  own project
SELECT w.ProjectSk AS project_sk, w.DateSk AS date_sk, SUM(w.SpentHours) AS value
FROM FactWorklog w
WHERE w.IsDeleted = 0
GROUP BY w.ProjectSk, w.DateSk
