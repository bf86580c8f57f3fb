using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Prism.Kpis.Engine;

/// <summary>
/// While it lives, statements on the connection may read and nothing else, and for no longer than the time limit. On SQLite both are enforced here:
/// an authorizer refuses every statement that is more than a SELECT, and a statement that runs too long is interrupted, which undoes nothing since it only
/// read. SQL Server keeps a command's time limit itself; there the text of a measure is held to one SELECT, and the worker's role has no right to change tables.
/// </summary>
internal sealed class MeasureRights : IDisposable
{
    private readonly Lock _gate = new();
    private readonly sqlite3? _database;
    private readonly Timer? _limit;
    private bool _isOver;

    private MeasureRights(sqlite3? database, int timeoutSeconds)
    {
        _database = database;
        if (database is not null)
        {
            _ = raw.sqlite3_set_authorizer(database, Authorize, null);
            _limit = timeoutSeconds > 0 ? new Timer(_ => Interrupt(), null, TimeSpan.FromSeconds(timeoutSeconds), Timeout.InfiniteTimeSpan) : null;
        }
    }

    /// <summary>The time was up.</summary>
    public bool IsTimedOut { get; private set; }

    public static MeasureRights Over(DbConnection connection, int timeoutSeconds) => new((connection as SqliteConnection)?.Handle, timeoutSeconds);

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
        }

        _limit?.Dispose();
        if (_database is not null)
        {
            _ = raw.sqlite3_set_authorizer(_database, (strdelegate_authorizer?)null, null);
        }
    }

    private static int Authorize(object data, int action, string first, string second, string database, string trigger) =>
        action is raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_FUNCTION or raw.SQLITE_RECURSIVE ? raw.SQLITE_OK : raw.SQLITE_DENY;

    private void Interrupt()
    {
        lock (_gate)
        {
            // The next statement is not the one that ran too long.
            if (!_isOver)
            {
                IsTimedOut = true;
                raw.sqlite3_interrupt(_database);
            }
        }
    }
}
