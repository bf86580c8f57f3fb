-- words:  issues in progress at the month's end and today for which a service level is in force: the strictest target of
--         CYCLE_TIME_P85 of the project's scopes
-- unit:   items
-- kind:   level
WITH levels AS (
    SELECT b.ProjectSk, d.DateSk, MIN(t.Target) AS Target
    FROM FactKpiTarget t
    JOIN BridgeScopeProject b ON b.ScopeSk = t.ScopeSk
    JOIN DimDate d ON d.DateSk >= t.ValidFromDateSk AND d.DateSk <= t.ValidToDateSk
    WHERE t.KpiTargetSk > 0 AND t.IsDeleted = 0 AND t.KpiCode = 'CYCLE_TIME_P85'
    GROUP BY b.ProjectSk, d.DateSk
)
SELECT a.project_sk AS project_sk, a.date_sk AS date_sk, COUNT(*) AS value
FROM measure(work_item_age_days) a
JOIN levels l ON l.ProjectSk = a.project_sk AND l.DateSk = a.date_sk
GROUP BY a.project_sk, a.date_sk
