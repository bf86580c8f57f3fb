using Prism.ODataService.Querying;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.Security.Rows;

/// <summary>
/// What a caller's rights come to in this warehouse, as common table expressions. A right counts for the project as it is now: with it come all its
/// versions and their past. The unknown project (-1) is the organisation's.
/// </summary>
public static class SeenTables
{
    public const string ProjectIds = "seen_project_id";
    public const string ProjectSks = "seen_project";
    public const string ScopeSks = "seen_scope";

    /// <summary>The expressions, in order; empty for who sees everything.</summary>
    public static IReadOnlyList<string> Expressions(Rights rights, SqlDialect dialect, SqlParameters parameters)
    {
        if (rights.Organisation)
        {
            return [];
        }

        string Q(string name) => dialect.Quote(name);
        string In(string column, IReadOnlyList<string> values) => $"{column} IN ({string.Join(", ", values.Select(v => dialect.Ordinal(parameters.Add(v))))})";
        List<string> projects = [];
        List<string> scopes = [];
        void Grant(IReadOnlyList<string> names, string column, string level)
        {
            if (names.Count > 0)
            {
                projects.Add(In($"p.{Q(column)}", names));
                scopes.Add($"(s.{Q("ScopeLevel")} = '{level}' AND {In($"s.{Q("ScopeKey")}", names)})");
            }
        }

        Grant(rights.Portfolios, "Portfolio", ScopeLevel.Portfolio);
        Grant(rights.Programs, "Program", ScopeLevel.Program);
        if (rights.Projects.Count > 0)
        {
            projects.Add(In($"p.{Q("ProjectCode")}", rights.Projects));
        }

        if (rights.RegisterAddresses.Count > 0)
        {
            // The register names a manager by address, or by the name it gives to the person with that address.
            var addresses = rights.RegisterAddresses.Select(Lower).Distinct(StringComparer.Ordinal).ToList();
            var known = KnownBy(dialect, In($"LOWER(d.{Q("SourceId")})", addresses));
            foreach (var column in new[] { "Manager", "Sponsor" })
            {
                projects.Add($"{In($"LOWER(p.{Q(column)})", addresses)} OR p.{Q(column)} IN ({known})");
            }
        }

        var granted = projects.Count == 0 ? "1 = 0" : string.Join(" OR ", projects);
        scopes.Add($"(s.{Q("ScopeLevel")} = '{ScopeLevel.Project}' AND s.{Q("ProjectId")} IN (SELECT {Q("Value")} FROM {Q(ProjectIds)}))");

        // A scope beneath comes along when no project outside counts for it, now or in the past.
        scopes.Add($"(s.{Q("ScopeLevel")} = '{ScopeLevel.Program}' AND s.{Q("ScopeSk")} IN (SELECT b.{Q("ScopeSk")} FROM {Q("BridgeScopeProject")} b) "
            + $"AND s.{Q("ScopeSk")} NOT IN (SELECT b.{Q("ScopeSk")} FROM {Q("BridgeScopeProject")} b WHERE b.{Q("ProjectId")} NOT IN (SELECT {Q("Value")} FROM {Q(ProjectIds)})))");
        return
        [
            $"{Q(ProjectIds)}({Q("Value")}) AS (SELECT p.{Q("ProjectId")} FROM {Q("DimProject")} p WHERE p.{Q("IsCurrent")} = 1 AND p.{Q("ProjectSk")} > 0 AND ({granted}))",
            $"{Q(ProjectSks)}({Q("Value")}) AS (SELECT p.{Q("ProjectSk")} FROM {Q("DimProject")} p WHERE p.{Q("ProjectSk")} > 0 AND p.{Q("ProjectId")} IN (SELECT {Q("Value")} FROM {Q(ProjectIds)}))",
            $"{Q(ScopeSks)}({Q("Value")}) AS (SELECT s.{Q("ScopeSk")} FROM {Q("DimScope")} s WHERE {string.Join(" OR ", scopes)})",
        ];
    }

    /// <summary>
    /// Names that the register gives to who meets <paramref name="condition"/>. The register's word alone counts: what an account of Jira or a resource of a plan calls
    /// itself, its owner chose. A name that two people of the register share gives a right to neither.
    /// </summary>
    private static string KnownBy(SqlDialect dialect, string condition)
    {
        string Q(string name) => dialect.Quote(name);
        string OfRegister(string alias) => $"{alias}.{Q("IsCurrent")} = 1 AND {alias}.{Q("PersonSk")} > 0 AND {alias}.{Q("IsDeleted")} = 0 "
            + $"AND {alias}.{Q("SourceSystem")} NOT IN (SELECT j.{Q("SourceSystem")} FROM {Q("DimStatus")} j) AND {alias}.{Q("SourceSystem")} NOT IN (SELECT v.{Q("SourceSystem")} FROM {Q("DimPlanVersion")} v)";
        return $"SELECT d.{Q("DisplayName")} FROM {Q("DimPerson")} d WHERE {OfRegister("d")} AND {condition} "
            + $"AND NOT EXISTS (SELECT 1 FROM {Q("DimPerson")} n WHERE {OfRegister("n")} AND n.{Q("DisplayName")} = d.{Q("DisplayName")} AND n.{Q("PersonId")} <> d.{Q("PersonId")})";
    }

    /// <summary>Addresses are compared whatever the case of their plain letters; of other letters, so that none can be taken for another's, as they are.</summary>
    private static string Lower(string address) => string.Concat(address.Select(letter => char.IsAsciiLetterUpper(letter) ? char.ToLowerInvariant(letter) : letter));
}
