-- words:  finished issues whose cycle time kept the service level in force on the day
-- unit:   items
-- kind:   additive
WITH levels AS (
    SELECT b.ProjectSk, t.ValidFromDateSk, t.ValidToDateSk, t.Target
    FROM FactKpiTarget t
    JOIN BridgeScopeProject b ON b.ScopeSk = t.ScopeSk
    WHERE t.KpiTargetSk > 0 AND t.IsDeleted = 0 AND t.KpiCode = 'CYCLE_TIME_P85'
),
items AS (
    SELECT f.ProjectSk, f.DoneDateSk, f.IssueSk, MIN(f.CycleTimeElapsedDays) AS Days, MIN(l.Target) AS Target
    FROM levels l
    JOIN FactIssue f ON f.ProjectSk = l.ProjectSk AND f.DoneDateSk >= l.ValidFromDateSk AND f.DoneDateSk <= l.ValidToDateSk
    WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0 AND f.CycleTimeElapsedDays IS NOT NULL
    GROUP BY f.ProjectSk, f.DoneDateSk, f.IssueSk
)
SELECT i.ProjectSk AS project_sk, i.DoneDateSk AS date_sk, SUM(CASE WHEN i.Days <= i.Target THEN 1 ELSE 0 END) AS value
FROM items i
GROUP BY i.ProjectSk, i.DoneDateSk
