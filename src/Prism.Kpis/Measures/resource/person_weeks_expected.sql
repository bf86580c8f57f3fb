-- words:  weeks of people with a capacity that are over, on the week's last day, in the person's home project
-- unit:   weeks
-- kind:   additive
WITH begun AS (
    SELECT h.PersonId, MIN(w.DateSk) AS FirstDateSk
    FROM FactWorklog w
    JOIN DimPerson h ON h.PersonSk = w.PersonSk
    WHERE w.IsDeleted = 0 AND w.PersonSk > 0
    GROUP BY h.PersonId
),
weeks AS (
    SELECT d.WeekEndSk, MIN(d.DateSk) AS FirstDateSk, MAX(d.DateSk) AS LastDateSk, COUNT(*) AS Days
    FROM DimDate d
    JOIN Today t ON d.WeekEndSk < t.DateSk
    WHERE d.IsWorkingDay = 1
    GROUP BY d.WeekEndSk
),
people AS (
    SELECT h.PersonId, p.ProjectSk, h.CapacityHoursPerDay AS HoursPerDay,
        CASE WHEN h.CapacityFromDateSk > 0 THEN h.CapacityFromDateSk ELSE b.FirstDateSk END AS FromDateSk,
        CASE WHEN h.CapacityToDateSk > 0 THEN h.CapacityToDateSk ELSE 99991231 END AS ToDateSk
    FROM DimPerson h
    JOIN DimProject p ON p.ProjectId = h.HomeProjectId AND p.IsCurrent = 1 AND p.IsDeleted = 0
    LEFT JOIN begun b ON b.PersonId = h.PersonId
    WHERE h.IsCurrent = 1 AND h.IsDeleted = 0 AND h.PersonKind = 'Person' AND h.HomeProjectId > 0 AND h.CapacityHoursPerDay > 0
),
expected AS (
    SELECT q.PersonId, q.ProjectSk, k.WeekEndSk, q.HoursPerDay,
        CASE WHEN k.FirstDateSk >= q.FromDateSk AND k.LastDateSk <= q.ToDateSk THEN k.Days
            ELSE (SELECT COUNT(*) FROM DimDate d WHERE d.WeekEndSk = k.WeekEndSk AND d.IsWorkingDay = 1 AND d.DateSk >= q.FromDateSk AND d.DateSk <= q.ToDateSk) END AS Days
    FROM people q
    CROSS JOIN weeks k
    WHERE k.LastDateSk >= q.FromDateSk AND k.FirstDateSk <= q.ToDateSk
)
SELECT e.ProjectSk AS project_sk, e.WeekEndSk AS date_sk, COUNT(*) AS value
FROM expected e
WHERE e.Days > 0
GROUP BY e.ProjectSk, e.WeekEndSk
