using Prism.Etl.Sources.Tables;

namespace Prism.Etl.Sources.Register;

/// <summary>What a register holds, and everything that is wrong with it.</summary>
/// <param name="Rows">Rows by kind, such as <c>Project</c>; of use only without errors.</param>
/// <param name="Errors">Each with file or sheet, row, column and reason; empty when the register can be loaded.</param>
/// <param name="Unread">Files and sheets that are none of the register's tables: a misspelt one is found here.</param>
public sealed record RegisterCheck(IReadOnlyDictionary<string, int> Rows, IReadOnlyList<RegisterError> Errors, IReadOnlyList<string> Unread)
{
    /// <param name="path">The folder of CSV files, or the workbook.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<RegisterCheck> RunAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var files = await RegisterFiles.ReadAsync(path, new RegisterOptions().MaxFileMegabytes, cancellationToken);
            var batch = files.Stage("register", out var errors);
            return new RegisterCheck(batch.Rows.ToDictionary(rows => rows.Key.Name["Staged".Length..], rows => rows.Value.Count), errors, files.Unread);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or TableException)
        {
            return new RegisterCheck(new Dictionary<string, int>(), [new RegisterError(path, null, null, null, unreadable.Message)], []);
        }
    }
}
