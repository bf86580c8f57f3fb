-- words:  number of projects that took more than a tenth of a person's logged week, one row per person and week, on the
--         week's last day, in the project that took most of it
-- unit:   projects
-- kind:   weighted
-- reads:  own person week
WITH hours AS (
    SELECT h.PersonId, d.WeekEndSk, p.ProjectId, MAX(w.ProjectSk) AS ProjectSk, SUM(w.SpentHours) AS Hours
    FROM FactWorklog w
    JOIN DimPerson h ON h.PersonSk = w.PersonSk
    JOIN DimProject p ON p.ProjectSk = w.ProjectSk
    JOIN DimDate d ON d.DateSk = w.DateSk
    WHERE w.IsDeleted = 0 AND w.PersonSk > 0 AND w.ProjectSk > 0
    GROUP BY h.PersonId, d.WeekEndSk, p.ProjectId
),
shares AS (
    SELECT h.PersonId, h.WeekEndSk, h.ProjectSk, h.Hours,
        SUM(h.Hours) OVER (PARTITION BY h.PersonId, h.WeekEndSk) AS WeekHours,
        ROW_NUMBER() OVER (PARTITION BY h.PersonId, h.WeekEndSk ORDER BY h.Hours DESC, h.ProjectId) AS HoursRank
    FROM hours h
)
SELECT MAX(CASE WHEN s.HoursRank = 1 THEN s.ProjectSk END) AS project_sk, s.WeekEndSk AS date_sk,
    SUM(CASE WHEN s.Hours > 0.1 * s.WeekHours THEN 1 ELSE 0 END) AS value, 1 AS weight
FROM shares s
WHERE s.WeekHours > 0
GROUP BY s.PersonId, s.WeekEndSk
