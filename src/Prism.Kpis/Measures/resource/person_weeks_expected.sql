-- words:  weeks of people with a capacity that are over, on the week's last day, in the person's home project
-- unit:   weeks
-- kind:   additive
WITH logged AS (
    SELECT h.PersonId, d.WeekEndSk, SUM(w.SpentHours) AS Hours, MIN(w.DateSk) AS FirstDateSk
    FROM FactWorklog w
    JOIN DimPerson h ON h.PersonSk = w.PersonSk
    JOIN DimDate d ON d.DateSk = w.DateSk
    WHERE w.IsDeleted = 0 AND w.PersonSk > 0
    GROUP BY h.PersonId, d.WeekEndSk
),
begun AS (
    SELECT l.PersonId, MIN(l.FirstDateSk) AS FirstDateSk
    FROM logged l
    GROUP BY l.PersonId
),
expected AS (
    SELECT h.PersonId, p.ProjectSk, d.WeekEndSk, SUM(h.CapacityHoursPerDay) AS Hours
    FROM DimPerson h
    JOIN DimProject p ON p.ProjectId = h.HomeProjectId AND p.IsCurrent = 1 AND p.IsDeleted = 0
    JOIN DimDate d ON d.IsWorkingDay = 1
    JOIN Today t ON d.WeekEndSk < t.DateSk
    LEFT JOIN begun b ON b.PersonId = h.PersonId
    WHERE h.IsCurrent = 1 AND h.IsDeleted = 0 AND h.PersonKind = 'Person' AND h.HomeProjectId > 0 AND h.CapacityHoursPerDay > 0
        AND d.DateSk >= CASE WHEN h.CapacityFromDateSk > 0 THEN h.CapacityFromDateSk ELSE b.FirstDateSk END
        AND (h.CapacityToDateSk <= 0 OR d.DateSk <= h.CapacityToDateSk)
    GROUP BY h.PersonId, p.ProjectSk, d.WeekEndSk
)
SELECT e.ProjectSk AS project_sk, e.WeekEndSk AS date_sk, COUNT(*) AS value
FROM expected e
GROUP BY e.ProjectSk, e.WeekEndSk
