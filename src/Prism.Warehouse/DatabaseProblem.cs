using Microsoft.Data.Sqlite;
using Microsoft.Data.SqlClient;
using Prism.Warehouse.Loads;
using SQLitePCL;

namespace Prism.Warehouse;

/// <summary>What a failure of the database means, and what to do about it.</summary>
public static class DatabaseProblem
{
    /// <param name="failure">What was thrown.</param>
    /// <param name="location">Where the warehouse is (<see cref="WarehouseDatabase.Location"/>).</param>
    /// <returns>The failure's own message, and behind it what to do where that is known.</returns>
    public static string Explain(Exception failure, string location)
    {
        ArgumentNullException.ThrowIfNull(failure);

        // A file that is no backup says so itself, and is not the warehouse.
        for (var cause = failure; cause is not (null or InvalidDataException); cause = cause.InnerException)
        {
            if (Advice(cause, location) is { } advice)
            {
                return $"{cause.Message} {advice}";
            }
        }

        return failure.Message;
    }

    private static string? Advice(Exception cause, string location) => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_READONLY => $"{location} may only be read: give the account {Environment.UserName} the right to write the file and its folder, and take it off read-only media.",
            raw.SQLITE_CANTOPEN => $"{location} cannot be opened: its folder is missing, or the account {Environment.UserName} may not write there.",
            raw.SQLITE_FULL => $"{location} has no room left: free some on its disk, or raise {WarehouseOptions.Section}:Sqlite:MaxFileMegabytes where it is set. Nothing committed is lost.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"Another program keeps {location} locked: close it, or raise {WarehouseOptions.Section}:Sqlite:BusyTimeoutSeconds. Nothing committed is lost.",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => $"{location} is damaged: restore a backup ('restore <file>'); the next run reads what changed since.",
            raw.SQLITE_IOERR => $"The disk of {location} fails to read or write: check it, and that the folder is not on a network share.",
            _ => null,
        },
        SqlException { Number: 1205 } => "Other work in the database was in the way each time; nothing of this was written, and the next run does it again.",
        SqlException server when TransientFault.Is(server) => $"{location} was not to be had for a while; nothing of this was written, and the next run does it again.",
        SqlException { Number: 229 or 262 or 297 or 300 or 15247 } => $"The worker's login lacks a right in {location}: let an administrator run what 'warehouse roles' prints.",
        SqlException { Number: 1101 or 1105 or 9002 } => $"{location} has no room left: let an administrator make some. Nothing committed is lost.",
        _ => null,
    };
}
