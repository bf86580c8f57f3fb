using System.Globalization;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Security.Rows;

/// <summary>What was left out of an answer for its caller's sake, said with the answer: nobody takes a part for the whole.</summary>
/// <param name="ProjectsLeftOut">Projects of the warehouse that the caller does not see.</param>
/// <param name="Projects">Projects of the warehouse.</param>
/// <param name="IsPseudonymous">Whether people come as pseudonyms, rates as null and aggregates over few people not at all.</param>
public sealed record Trimming(long ProjectsLeftOut, long Projects, bool IsPseudonymous)
{
    /// <summary>The header that says it in every format; JSON says it in <c>@prism.trimmed</c> as well.</summary>
    public const string Header = "Prism-Trimmed";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"projects={ProjectsLeftOut}/{Projects}; people={(IsPseudonymous ? "pseudonyms" : "named")}");

    /// <returns>Null where nothing was left out.</returns>
    public static async Task<Trimming?> ReadAsync(WarehouseReading reading, SqlDialect dialect, Rights rights, CancellationToken cancellationToken)
    {
        if (rights is { Organisation: true, PeoplesData: true })
        {
            return null;
        }

        if (rights.Organisation)
        {
            return new Trimming(0, await ReadAsync(reading, All(dialect), null, cancellationToken).ConfigureAwait(false), true);
        }

        var parameters = new SqlParameters();
        var mine = await ReadAsync(reading, Mine(rights, dialect, parameters), parameters, cancellationToken).ConfigureAwait(false);
        var all = await ReadAsync(reading, All(dialect), null, cancellationToken).ConfigureAwait(false);
        return mine == all && rights.PeoplesData ? null : new Trimming(all - mine, all, !rights.PeoplesData);
    }

    /// <summary>What counts the projects that a caller sees.</summary>
    public static string Mine(Rights rights, SqlDialect dialect, SqlParameters parameters) =>
        $"WITH {SeenTables.Expressions(rights, dialect, parameters)[0]} SELECT {dialect.CountAll} FROM {dialect.Quote(SeenTables.ProjectIds)}";

    /// <summary>What counts all projects.</summary>
    public static string All(SqlDialect dialect) =>
        $"SELECT {dialect.CountAll} FROM {dialect.Quote("DimProject")} WHERE {dialect.Quote("IsCurrent")} = 1 AND {dialect.Quote("ProjectSk")} > 0";

    private static async Task<long> ReadAsync(WarehouseReading reading, string sql, SqlParameters? parameters, CancellationToken cancellationToken)
    {
        var command = reading.Command(sql);
        await using (command.ConfigureAwait(false))
        {
            parameters?.Bind(command);
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
        }
    }
}
