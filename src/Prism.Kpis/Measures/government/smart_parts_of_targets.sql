-- words:  the SMART parts (number, unit, baseline, objective, date) that the targets in force have, at each month's end and
--         today; a target counts in its scope and in the wider ones of its projects
-- unit:   parts
-- kind:   level
WITH above AS (
    SELECT o.ScopeSk AS BelowSk, o.ScopeSk
    FROM DimScope o
    WHERE o.ScopeSk > 0
    UNION
    SELECT b.ScopeSk, w.ScopeSk
    FROM BridgeScopeProject b
    JOIN DimProject q ON q.ProjectSk = b.ProjectSk AND q.IsCurrent = 1
    JOIN DimScope l ON l.ScopeSk = b.ScopeSk
    JOIN BridgeScopeProject c ON c.ProjectSk = b.ProjectSk
    JOIN DimScope w ON w.ScopeSk = c.ScopeSk
    WHERE w.ScopeLevel = 'Organisation' OR (w.ScopeLevel = 'Portfolio' AND l.ScopeLevel IN ('Program', 'Project')) OR (w.ScopeLevel = 'Program' AND l.ScopeLevel = 'Project')
),
ends AS (
    SELECT DISTINCT d.DateSk
    FROM DimDate d
    JOIN Today n ON d.DateSk <= n.DateSk
    WHERE d.DateSk > 0 AND (d.DateSk = d.MonthEndSk OR d.DateSk = n.DateSk)
)
SELECT a.ScopeSk AS scope_sk, e.DateSk AS date_sk, SUM(t.SmartParts) AS value
FROM FactKpiTarget t
JOIN above a ON a.BelowSk = t.ScopeSk
JOIN ends e ON e.DateSk >= t.ValidFromDateSk AND e.DateSk <= t.ValidToDateSk
WHERE t.KpiTargetSk > 0 AND t.IsDeleted = 0
GROUP BY a.ScopeSk, e.DateSk
