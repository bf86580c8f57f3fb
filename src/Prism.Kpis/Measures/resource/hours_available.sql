-- words:  hours that the people whose home the project is can work on the day: their capacity on working days, from its
--         first to its last day; where the first day is open from the first hour logged on the project, and never after
--         the last day on which anybody logged anything
-- unit:   hours
-- kind:   additive
WITH logged AS (
    SELECT p.ProjectId, MIN(w.DateSk) AS FirstDateSk
    FROM FactWorklog w
    JOIN DimProject p ON p.ProjectSk = w.ProjectSk
    WHERE w.IsDeleted = 0
    GROUP BY p.ProjectId
),
last_logged AS (
    SELECT MAX(w.DateSk) AS LastDateSk
    FROM FactWorklog w
    WHERE w.IsDeleted = 0
)
SELECT p.ProjectSk AS project_sk, d.DateSk AS date_sk, SUM(h.CapacityHoursPerDay) AS value
FROM DimPerson h
LEFT JOIN logged b ON b.ProjectId = h.HomeProjectId
CROSS JOIN DimProject p
CROSS JOIN last_logged e
CROSS JOIN DimDate d
WHERE h.IsCurrent = 1 AND h.IsDeleted = 0 AND h.PersonKind = 'Person' AND h.HomeProjectId > 0
    AND p.ProjectId = h.HomeProjectId AND p.IsCurrent = 1 AND p.IsDeleted = 0
    AND d.IsWorkingDay = 1 AND d.DateSk >= CASE WHEN h.CapacityFromDateSk > 0 THEN h.CapacityFromDateSk ELSE b.FirstDateSk END
    AND d.DateSk <= e.LastDateSk AND (h.CapacityToDateSk <= 0 OR d.DateSk <= h.CapacityToDateSk)
GROUP BY p.ProjectSk, d.DateSk
