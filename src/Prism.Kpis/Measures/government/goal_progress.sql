-- words:  how far a goal KPI has come from its baseline to the target that was in force in the month (0: no step, 1: there),
--         of the months that are over; each objective weighs 1, shared among its goal KPIs. A goal KPI is one with a target
--         that names an objective and a baseline; it counts in the target's scope and in the wider ones of its projects
-- unit:   score
-- kind:   weighted
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
goals AS (
    SELECT a.ScopeSk, v.DateSk, t.ObjectiveCode, (v.Value - t.BaselineValue) / (t.Target - t.BaselineValue) AS Way
    FROM FactKpiTarget t
    CROSS JOIN DimKpi k
    CROSS JOIN FactKpiValue v
    CROSS JOIN above a
    CROSS JOIN Today n
    WHERE t.KpiTargetSk > 0 AND t.IsDeleted = 0 AND t.ObjectiveCode IS NOT NULL AND t.BaselineValue IS NOT NULL AND t.Target <> t.BaselineValue
        AND k.KpiCode = t.KpiCode AND k.IsCurrent = 1 AND v.KpiSk = k.KpiSk AND v.ScopeSk = t.ScopeSk AND v.KpiTargetSk = t.KpiTargetSk
        AND v.IsCurrent = 1 AND v.PeriodGrain = 'Month' AND v.Value IS NOT NULL AND v.DateSk < n.DateSk AND a.BelowSk = t.ScopeSk
)
SELECT g.ScopeSk AS scope_sk, g.DateSk AS date_sk, CASE WHEN g.Way < 0 THEN 0.0 WHEN g.Way > 1 THEN 1.0 ELSE g.Way END AS value,
    CAST(1 AS float) / COUNT(*) OVER (PARTITION BY g.ScopeSk, g.DateSk, g.ObjectiveCode) AS weight
FROM goals g
