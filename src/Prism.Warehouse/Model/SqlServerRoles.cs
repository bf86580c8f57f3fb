namespace Prism.Warehouse.Model;

/// <summary>
/// Roles with no more rights than each needs, as batches that change nothing when run again. Members are added by the administrator:
/// <c>ALTER ROLE prism_reader ADD MEMBER [login or Entra identity]</c>.
/// </summary>
public static class SqlServerRoles
{
    /// <summary>The service reads.</summary>
    public const string Reader = "prism_reader";

    /// <summary>The worker reads and writes rows; it empties its companion tables (TRUNCATE needs ALTER on them) and makes no table.</summary>
    public const string Etl = "prism_etl";

    /// <summary>Who applies this script's new versions and compacts: everything in the schema.</summary>
    public const string Admin = "prism_admin";

    /// <param name="incomingTables">Names of the companion tables that bulk copies go into.</param>
    public static IReadOnlyList<string> Script(IEnumerable<string> incomingTables)
    {
        ArgumentNullException.ThrowIfNull(incomingTables);
        return
        [
            .. new[] { Reader, Etl, Admin }.Select(role => $"IF DATABASE_PRINCIPAL_ID(N'{role}') IS NULL CREATE ROLE [{role}];"),
            $"GRANT SELECT ON SCHEMA::dbo TO [{Reader}];",
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO [{Etl}];",
            $"GRANT VIEW DEFINITION ON SCHEMA::dbo TO [{Etl}];",
            .. incomingTables.Order(StringComparer.Ordinal).Select(table => $"GRANT ALTER ON OBJECT::dbo.[{table}] TO [{Etl}];"),
            $"GRANT CONTROL ON SCHEMA::dbo TO [{Admin}];",
            $"GRANT CREATE TABLE, CREATE VIEW, VIEW DATABASE STATE TO [{Admin}];",
        ];
    }
}
