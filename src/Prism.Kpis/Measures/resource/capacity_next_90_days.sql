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
),
ahead AS (
    SELECT s.DateSk AS StatusDateSk, d.DateSk
    FROM (SELECT DISTINCT l.StatusDateSk FROM plans l) q
    JOIN days s ON s.DateSk = q.StatusDateSk
    JOIN days d ON d.IsWorkingDay = 1 AND d.DayNumber > s.DayNumber AND d.DayNumber <= s.DayNumber + 90
),
spans AS (
    SELECT q.StatusDateSk, q.CapacityFromDateSk, q.CapacityToDateSk, COUNT(*) AS WorkingDays
    FROM (SELECT DISTINCT l.StatusDateSk, h.CapacityFromDateSk, h.CapacityToDateSk FROM plans l JOIN DimPerson h ON h.HomeProjectId = l.ProjectId) q
    JOIN ahead a ON a.StatusDateSk = q.StatusDateSk
    WHERE (q.CapacityFromDateSk <= 0 OR a.DateSk >= q.CapacityFromDateSk) AND (q.CapacityToDateSk <= 0 OR a.DateSk <= q.CapacityToDateSk)
    GROUP BY q.StatusDateSk, q.CapacityFromDateSk, q.CapacityToDateSk
)
SELECT p.ProjectSk AS project_sk, l.StatusDateSk AS date_sk, SUM(h.CapacityHoursPerDay * n.WorkingDays) AS value
FROM DimPerson h
JOIN DimProject p ON p.ProjectId = h.HomeProjectId AND p.IsCurrent = 1 AND p.IsDeleted = 0
JOIN plans l ON l.ProjectId = h.HomeProjectId
JOIN spans n ON n.StatusDateSk = l.StatusDateSk AND n.CapacityFromDateSk = h.CapacityFromDateSk AND n.CapacityToDateSk = h.CapacityToDateSk
WHERE h.IsCurrent = 1 AND h.IsDeleted = 0 AND h.PersonKind = 'Person' AND h.CapacityHoursPerDay > 0
GROUP BY p.ProjectSk, l.StatusDateSk
