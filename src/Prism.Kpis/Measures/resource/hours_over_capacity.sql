-- words:  planned hours above the capacity of the person on the day, over all plans in force on the status date, by the
--         project's share in the day; from the status date on
-- unit:   hours
-- kind:   level
WITH newest AS (
    SELECT v.ProjectId, v.StatusDateSk, MAX(v.PlanVersionSk) AS PlanVersionSk
    FROM DimPlanVersion v
    WHERE v.StatusDateSk > 0
    GROUP BY v.ProjectId, v.StatusDateSk
),
versions AS (
    SELECT n.PlanVersionSk, n.StatusDateSk, LEAD(n.StatusDateSk) OVER (PARTITION BY n.ProjectId ORDER BY n.StatusDateSk) AS NextStatusDateSk
    FROM newest n
),
planned AS (
    SELECT v.StatusDateSk, v.NextStatusDateSk, f.ProjectSk, h.PersonId, f.DateSk, SUM(f.WorkHours) AS Hours
    FROM FactTimephased f
    JOIN versions v ON v.PlanVersionSk = f.PlanVersionSk
    JOIN DimPerson h ON h.PersonSk = f.PersonSk AND h.PersonKind = 'Person'
    WHERE f.MeasureKind = 'Remaining' AND f.PersonSk > 0 AND f.WorkHours > 0 AND f.DateSk > v.StatusDateSk
    GROUP BY v.StatusDateSk, v.NextStatusDateSk, f.ProjectSk, h.PersonId, f.DateSk
),
met AS (
    SELECT a.ProjectSk, a.StatusDateSk, a.PersonId, a.DateSk, a.Hours, SUM(b.Hours) AS AllHours
    FROM planned a
    JOIN planned b ON b.PersonId = a.PersonId AND b.DateSk = a.DateSk
        AND b.StatusDateSk <= a.StatusDateSk AND (b.NextStatusDateSk IS NULL OR b.NextStatusDateSk > a.StatusDateSk)
    GROUP BY a.ProjectSk, a.StatusDateSk, a.PersonId, a.DateSk, a.Hours
),
capacity AS (
    SELECT h.PersonId, d.DateSk, CASE WHEN d.IsWorkingDay = 1 THEN h.CapacityHoursPerDay ELSE 0 END AS Hours
    FROM DimPerson h
    JOIN DimDate d ON d.DateSk > 0
    WHERE h.IsCurrent = 1 AND h.CapacityHoursPerDay > 0
)
SELECT m.ProjectSk AS project_sk, m.StatusDateSk AS date_sk, SUM(CASE WHEN m.AllHours > c.Hours THEN (m.AllHours - c.Hours) * m.Hours / m.AllHours ELSE 0 END) AS value
FROM met m
JOIN capacity c ON c.PersonId = m.PersonId AND c.DateSk = m.DateSk
GROUP BY m.ProjectSk, m.StatusDateSk
