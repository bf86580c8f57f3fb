-- words:  probability × impact of the register's risks that are neither closed nor have occurred, at the month's end, in the
--         reporting currency; a risk without a known rate leaves the project out
-- unit:   money
-- kind:   level
-- reads:  own project
SELECT f.ProjectSk AS project_sk, f.DateSk AS date_sk,
    CASE WHEN COUNT(f.ExposureAmount) = COUNT(f.ExposureAmountReporting) THEN SUM(f.ExposureAmountReporting) END AS value
FROM FactRisk f
WHERE f.IsDeleted = 0 AND f.RiskStatus <> 'Occurred' AND f.ExposureAmount IS NOT NULL
GROUP BY f.ProjectSk, f.DateSk
