using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Options;

namespace Prism.Warehouse;

/// <summary>Says at the start which setting of <c>Prism:Warehouse</c> is wrong and what it expects.</summary>
public sealed class WarehouseOptionsValidator : IValidateOptions<WarehouseOptions>
{
    public ValidateOptionsResult Validate(string? name, WarehouseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        if (!string.IsNullOrWhiteSpace(options.Sqlite.Folder) && !string.IsNullOrWhiteSpace(options.SqlServer.ConnectionString))
        {
            errors.Add($"{WarehouseOptions.Section}:Sqlite:Folder and {WarehouseOptions.Section}:SqlServer:ConnectionString are both set: "
                + "name one engine and leave the other out.");
        }

        if (options.Sqlite.BusyTimeoutSeconds is < 1 or > 3600)
        {
            errors.Add($"{WarehouseOptions.Section}:Sqlite:BusyTimeoutSeconds is {options.Sqlite.BusyTimeoutSeconds}: expected 1 to 3600 seconds.");
        }

        if (options.Sqlite.MemoryMapBytes < 0)
        {
            errors.Add($"{WarehouseOptions.Section}:Sqlite:MemoryMapBytes is {options.Sqlite.MemoryMapBytes}: expected 0 (none) or more bytes.");
        }

        if (options.Sqlite.MaxFileMegabytes < 1)
        {
            errors.Add($"{WarehouseOptions.Section}:Sqlite:MaxFileMegabytes is {options.Sqlite.MaxFileMegabytes}: expected 1 or more megabytes, or nothing.");
        }

        if (options.SqlServer.ConnectTries is < 1 or > 60)
        {
            errors.Add($"{WarehouseOptions.Section}:SqlServer:ConnectTries is {options.SqlServer.ConnectTries}: expected 1 to 60.");
        }

        if (options.SqlServer.StatisticsFromRows < 0)
        {
            errors.Add($"{WarehouseOptions.Section}:SqlServer:StatisticsFromRows is {options.SqlServer.StatisticsFromRows}: expected 0 (never) or more rows.");
        }

        if (options.SqlServer.CommandTimeoutSeconds < 0)
        {
            errors.Add($"{WarehouseOptions.Section}:SqlServer:CommandTimeoutSeconds is {options.SqlServer.CommandTimeoutSeconds}: "
                + "expected 0 (no limit) or more seconds.");
        }

        if (!string.IsNullOrWhiteSpace(options.SqlServer.ConnectionString))
        {
            CheckConnectionString(options.SqlServer.ConnectionString, errors);
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void CheckConnectionString(string connectionString, List<string> errors)
    {
        const string Setting = WarehouseOptions.Section + ":SqlServer:ConnectionString";
        try
        {
            var parts = new SqlConnectionStringBuilder(connectionString);
            if (parts.DataSource.Length == 0 || parts.InitialCatalog.Length == 0)
            {
                errors.Add($"{Setting} names no server or no database: expected Server=...;Database=...");
            }
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text itself may hold a password and stays out of the message.
            errors.Add($"{Setting} cannot be read: expected Server=...;Database=...");
        }
    }
}
