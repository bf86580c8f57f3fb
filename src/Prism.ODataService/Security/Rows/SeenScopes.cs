using System.Globalization;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Security.Rows;

/// <summary>The scopes and projects that a caller sees: for what reads KPI values otherwise than through the feed. Whatever names one is shown only when it is in here.</summary>
public sealed class SeenScopes
{
    private readonly HashSet<int>? _scopes;
    private readonly HashSet<string>? _projects;

    private SeenScopes(HashSet<int>? scopes, HashSet<string>? projects) => (_scopes, _projects) = (scopes, projects);

    /// <summary>Whether that is everything.</summary>
    public bool IsEverything => _scopes is null;

    public bool Contains(int scopeSk) => _scopes?.Contains(scopeSk) ?? true;

    public bool ContainsProject(string projectCode) => _projects?.Contains(projectCode) ?? true;

    public static async Task<SeenScopes> ReadAsync(WarehouseReading reading, SqlDialect dialect, Rights rights, CancellationToken cancellationToken)
    {
        if (rights.Organisation)
        {
            return new SeenScopes(null, null);
        }

        var parameters = new SqlParameters();
        var (scopes, projects) = Statements(rights, dialect, parameters);
        return new SeenScopes(await ReadAsync(scopes, row => row.GetInt32(0)).ConfigureAwait(false), await ReadAsync(projects, row => row.GetString(0)).ConfigureAwait(false));

        async Task<HashSet<T>> ReadAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read)
        {
            HashSet<T> found = [];
            var command = reading.Command(sql);
            await using (command.ConfigureAwait(false))
            {
                parameters.Bind(command);
                var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (rows.ConfigureAwait(false))
                {
                    while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        found.Add(read(rows));
                    }
                }
            }

            return found;
        }
    }

    /// <summary>What is read: keys of the scopes that are seen, and codes of the projects.</summary>
    public static (string Scopes, string Projects) Statements(Rights rights, SqlDialect dialect, SqlParameters parameters)
    {
        var expressions = $"WITH {string.Join(",\n", SeenTables.Expressions(rights, dialect, parameters))}\n";

        // A code that a project gave up may be another's now: what two bear tells of neither.
        string Codes(string which) => $"SELECT p.{dialect.Quote("ProjectCode")} FROM {dialect.Quote("DimProject")} p WHERE p.{dialect.Quote("ProjectSk")} {which} (SELECT {dialect.Quote("Value")} FROM {dialect.Quote(SeenTables.ProjectSks)})";
        return ($"{expressions}SELECT {dialect.Quote("Value")} FROM {dialect.Quote(SeenTables.ScopeSks)}", $"{expressions}{Codes("IN")} EXCEPT {Codes("NOT IN")}");
    }

    /// <summary>How many rows of a set a caller sees.</summary>
    public static async Task<long> CountAsync(
        WarehouseReading reading, EntitySet set, ProjectionCache projections, SqlDialect dialect, Rights rights, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var tables = new FeedTables(set, reading.Context, projections, dialect, rights, parameters);
        var command = reading.Command(tables.Complete($"SELECT {dialect.CountAll} {tables.Relation().Tail()}"));
        await using (command.ConfigureAwait(false))
        {
            parameters.Bind(command);
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
        }
    }
}
