-- words:  remaining hours of work of the person who holds most of them in the plan, as of the status date
-- unit:   hours
-- kind:   level
-- reads:  own project
WITH work AS (
    SELECT f.ProjectSk, f.DateSk, h.PersonId, SUM(f.RemainingWorkHours) AS Hours
    FROM FactAssignment f
    JOIN DimPerson h ON h.PersonSk = f.PersonSk AND h.PersonKind = 'Person'
    JOIN (
        SELECT v.ProjectId, v.StatusDateSk, MAX(v.PlanVersionSk) AS PlanVersionSk
        FROM DimPlanVersion v
        GROUP BY v.ProjectId, v.StatusDateSk
    ) l ON l.PlanVersionSk = f.PlanVersionSk
    WHERE f.PersonSk > 0 AND f.RemainingWorkHours > 0
    GROUP BY f.ProjectSk, f.DateSk, h.PersonId
)
SELECT w.ProjectSk AS project_sk, w.DateSk AS date_sk, MAX(w.Hours) AS value
FROM work w
GROUP BY w.ProjectSk, w.DateSk
