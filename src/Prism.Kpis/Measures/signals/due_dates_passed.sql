-- words:  tasks whose due date (deadline, else baseline finish) had passed by the plan's import before, unfinished, on the
--         status date of the import after it
-- unit:   tasks
-- kind:   additive
-- reads:  own project
WITH imports AS (
    SELECT t.FactTaskSk,
        LAG(CASE WHEN t.DeadlineDateSk > 0 THEN t.DeadlineDateSk ELSE t.BaselineFinishDateSk END) OVER (PARTITION BY t.TaskSk ORDER BY t.DateSk, t.PlanVersionSk) AS DueBefore,
        LAG(t.DateSk) OVER (PARTITION BY t.TaskSk ORDER BY t.DateSk, t.PlanVersionSk) AS ImportBefore,
        LAG(t.ActualFinishDateSk) OVER (PARTITION BY t.TaskSk ORDER BY t.DateSk, t.PlanVersionSk) AS FinishBefore
    FROM FactTask t
    WHERE t.IsSummary = 0
)
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk, COUNT(*) AS value
FROM FactTask f
JOIN imports i ON i.FactTaskSk = f.FactTaskSk
WHERE i.DueBefore > 0 AND i.DueBefore < i.ImportBefore AND i.FinishBefore <= 0 AND f.DateSk > 0
GROUP BY f.ProjectSk, f.DateSk
