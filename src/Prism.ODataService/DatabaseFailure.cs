using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Prism.ODataService.Querying;

namespace Prism.ODataService;

/// <summary>What a failure of the database means to the caller: come again later, ask differently, or this cannot be computed.</summary>
public static class DatabaseFailure
{
    // SQLite: the query was ended. Those whose readers went away or whose time was up have been told otherwise before; what is left is the line of the long ones (QueryTurn).
    private const int Interrupted = 9;

    // SQL Server: arithmetic overflow, division by zero, conversion failures; too deeply nested or too complex.
    private static readonly int[] Uncomputable = [220, 232, 245, 8114, 8115, 8134, 9810];
    private static readonly int[] TooComplex = [191, 8621, 8623, 8631, 8632];

    // SQL Server: no memory for it, not in time, or more than one query is given.
    private static readonly int[] TooLarge = [701, 802, 8645, 8651, 8657];

    // SQL Server's own refusals of a statement, which no waiting cures: syntax, names, types, aggregates.
    private static readonly int[] Untranslatable = [102, 103, 107, 116, 130, 144, 156, 164, 195, 206, 207, 208, 241, 242, 402, 409, 468, 512, 529, 8116, 8117, 8120, 8127, 8155, 8623];

    public static FeedException Explain(DbException failure) => failure switch
    {
        SqliteException e when e.Message.Contains("overflow", StringComparison.OrdinalIgnoreCase) && !e.Message.Contains("stack", StringComparison.Ordinal) => Overflow(),
        SqliteException e when e.SqliteErrorCode == 18 || Mentions(e, "too large", "stack overflow", "too many", "too complex") => Complex(),
        SqliteException { SqliteErrorCode: 7 } => Memory(),
        SqliteException { SqliteErrorCode: Interrupted } => FeedException.Unavailable("Too many long queries are waiting for their turn. Try again later, or ask for less: a $filter, fewer columns by $select."),
        SqliteException { SqliteErrorCode: 5 or 6 or 10 or 11 or 13 or 14 or 17 or 26 } => Unreachable(),
        SqliteException => Refused(),
        SqlException e when Uncomputable.Contains(e.Number) => Overflow(),
        SqlException e when TooComplex.Contains(e.Number) => Complex(),
        SqlException e when TooLarge.Contains(e.Number) => Memory(),
        SqlException e when Untranslatable.Contains(e.Number) => Refused(),
        _ => Unreachable(),
    };

    private static bool Mentions(SqliteException failure, params string[] words) => Array.Exists(words, w => failure.Message.Contains(w, StringComparison.Ordinal));

    private static FeedException Overflow() => FeedException.Unsupported("query",
        "A number of this query grew beyond what the database can compute exactly. Filter first, or sum fewer rows.");

    private static FeedException Complex() => FeedException.Malformed("query", "The query is nested too deeply for the database. Split it, or write it with fewer levels.");

    private static FeedException Memory() => new(503, "QueryMemory",
        "The query needs more memory than the database gives to one query. Ask for less: a $filter, fewer columns by $select, fewer groups in $apply, or the order of the key.", "query");

    private static FeedException Unreachable() => FeedException.Unavailable("The warehouse cannot be reached at the moment. Try again later.");

    private static FeedException Refused() => FeedException.Unsupported("query",
        "The database does not take what this query was translated to; the service's log says why. Write the condition differently, or leave it out and filter in the client.");
}
