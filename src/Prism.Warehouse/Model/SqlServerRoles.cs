using Prism.Warehouse.Ops;

namespace Prism.Warehouse.Model;

/// <summary>
/// Roles with no more rights than each needs, as batches that change nothing when run again. Members are added by the administrator:
/// <c>ALTER ROLE prism_reader ADD MEMBER [login or Entra identity]</c>.
/// </summary>
public static class SqlServerRoles
{
    /// <summary>The service reads the star, and writes its own few tables.</summary>
    public const string Reader = "prism_reader";

    /// <summary>The worker reads and writes rows; it empties its companion tables (TRUNCATE needs ALTER on them) and makes no table.</summary>
    public const string Etl = "prism_etl";

    /// <summary>Who applies this script's new versions and compacts: everything in the schema.</summary>
    public const string Admin = "prism_admin";

    /// <param name="starTables">Names of the star's tables and views, which is what the service reads; staging lies in the same schema and is none of its business.</param>
    /// <param name="incomingTables">Names of the companion tables that bulk copies go into.</param>
    public static IReadOnlyList<string> Script(IEnumerable<string> starTables, IEnumerable<string> incomingTables)
    {
        ArgumentNullException.ThrowIfNull(starTables);
        ArgumentNullException.ThrowIfNull(incomingTables);
        return
        [
            .. new[] { Reader, Etl, Admin }.Select(role => $"IF DATABASE_PRINCIPAL_ID(N'{role}') IS NULL CREATE ROLE [{role}];"),
            $"IF SCHEMA_ID(N'{OpsContext.Schema}') IS NULL EXEC(N'CREATE SCHEMA [{OpsContext.Schema}]');",
            $"REVOKE SELECT ON SCHEMA::dbo FROM [{Reader}];",
            .. starTables.Order(StringComparer.Ordinal).Select(table => $"GRANT SELECT ON OBJECT::dbo.[{table}] TO [{Reader}];"),
            .. Ops(),
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO [{Etl}];",
            $"GRANT VIEW DEFINITION ON SCHEMA::dbo TO [{Etl}];",
            .. incomingTables.Order(StringComparer.Ordinal).Select(table => $"GRANT ALTER ON OBJECT::dbo.[{table}] TO [{Etl}];"),
            $"GRANT CONTROL ON SCHEMA::dbo TO [{Admin}];",
            $"GRANT CONTROL ON SCHEMA::{OpsContext.Schema} TO [{Admin}];",
            $"GRANT CREATE TABLE, CREATE VIEW, VIEW DATABASE STATE TO [{Admin}];",
        ];
    }

    /// <summary>
    /// What the service writes, table by table: tokens change, the log only grows (nobody but the administrator may change or delete what is in it), reads are
    /// counted. The worker counts the reads into the star and forgets old ones.
    /// </summary>
    private static IEnumerable<string> Ops()
    {
        static string On(string table) => $"OBJECT::{OpsContext.Schema}.[{table}]";
        yield return $"GRANT SELECT ON SCHEMA::{OpsContext.Schema} TO [{Reader}];";
        yield return $"GRANT INSERT, UPDATE ON {On(nameof(AccessToken))} TO [{Reader}];";
        yield return $"GRANT INSERT ON {On(nameof(AuditEntry))} TO [{Reader}];";
        yield return $"GRANT INSERT, UPDATE ON {On(nameof(UsageDay))} TO [{Reader}];";
        yield return $"GRANT INSERT ON {On(nameof(OpsKey))} TO [{Reader}];";
        yield return $"GRANT SELECT, DELETE ON {On(nameof(UsageDay))} TO [{Etl}];";
        yield return $"GRANT SELECT ON {On(nameof(AuditEntry))} TO [{Etl}];";

        // Whether the tables are there is asked of their history; who may not read it is told that there are none.
        yield return $"GRANT SELECT ON {On(OpsContext.HistoryTable)} TO [{Etl}];";

        // The check compares tables whose rows it may not read.
        yield return $"GRANT VIEW DEFINITION ON SCHEMA::{OpsContext.Schema} TO [{Etl}];";
    }
}
