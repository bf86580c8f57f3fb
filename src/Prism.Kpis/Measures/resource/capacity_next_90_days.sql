-- words:  hours that the people whose home the project is can work in the 90 days after the status date of a plan of it
-- unit:   hours
-- kind:   level
-- reads:  own project
WITH days AS (
    SELECT d.DateSk, d.IsWorkingDay, ROW_NUMBER() OVER (ORDER BY d.DateSk) AS DayNumber
    FROM DimDate d
    WHERE d.DateSk > 0
),
plans AS (
    SELECT v.ProjectId, v.StatusDateSk
    FROM DimPlanVersion v
    WHERE v.StatusDateSk > 0
    GROUP BY v.ProjectId, v.StatusDateSk
)
SELECT p.ProjectSk AS project_sk, l.StatusDateSk AS date_sk, SUM(h.CapacityHoursPerDay) AS value
FROM plans l
JOIN DimProject p ON p.ProjectId = l.ProjectId AND p.IsCurrent = 1 AND p.IsDeleted = 0
JOIN DimPerson h ON h.HomeProjectId = l.ProjectId AND h.IsCurrent = 1 AND h.IsDeleted = 0 AND h.PersonKind = 'Person' AND h.CapacityHoursPerDay > 0
JOIN days s ON s.DateSk = l.StatusDateSk
JOIN days d ON d.IsWorkingDay = 1 AND d.DayNumber > s.DayNumber AND d.DayNumber <= s.DayNumber + 90
WHERE (h.CapacityFromDateSk <= 0 OR d.DateSk >= h.CapacityFromDateSk) AND (h.CapacityToDateSk <= 0 OR d.DateSk <= h.CapacityToDateSk)
GROUP BY p.ProjectSk, l.StatusDateSk
