using Prism.Etl.Sources.MsProject.Tables;
using Prism.Etl.Sources.Tables;

namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Reads a plan file of any kind, told by its content: XML as Project saves it, Project's own .mpp (by the converter of the settings), the tables of an export
/// map as an Excel workbook, or as CSV: then <c>ALPHA Task_Table.csv</c> is the plan, and the files named likewise with Resource and Assignment belong to it.
/// </summary>
internal static class PlanFile
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];

    /// <param name="file">The plan, at its beginning.</param>
    /// <param name="options">The connection's settings.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="MspdiException">It cannot be read.</exception>
    public static async Task<PlanContents> ReadAsync(FileStream file, MsProjectOptions options, CancellationToken cancellationToken)
    {
        var first = new byte[CompoundFile.Length];
        var length = await file.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        try
        {
            if (first.AsSpan(0, length).StartsWith(CompoundFile))
            {
                return await MppConverter.ReadAsync(file.Name, options, cancellationToken);
            }

            if (first.AsSpan(0, length).StartsWith(Zip))
            {
                using var book = Workbook.Open(file, showsPercent: true);
                return ExportPlan.Read([.. book.SheetNames.Select(sheet => new ExportTable($"sheet {sheet}", () => book.Rows(sheet), options.Tables.Columns))], options);
            }

            if (IsCsv(file.Name))
            {
                var files = Siblings(file.Name).Prepend(file.Name);
                return ExportPlan.Read([.. files.Select(path => new ExportTable(Path.GetFileName(path), () => Rows(path), options.Tables.Columns))], options);
            }
        }
        catch (TableException broken)
        {
            throw new MspdiException(broken.Message, broken);
        }

        return Mspdi(file, options, cancellationToken);
    }

    public static PlanContents Mspdi(Stream file, MsProjectOptions options, CancellationToken cancellationToken)
    {
        using var reader = new MspdiReader(file, options.MaxDepth);
        return PlanContents.Read(reader, cancellationToken);
    }

    /// <summary>The tables of resources and assignments that belong to a CSV table of tasks.</summary>
    public static IEnumerable<string> Siblings(string path) => !IsCsv(path) || !TableName(path, "Task", out var at) ? [] :
        new[] { "Resource", "Assignment" }.Select(kind => Renamed(path, at, "Task", kind)).Where(File.Exists);

    /// <summary>True for a CSV table that belongs to a table of tasks beside it: no plan of its own.</summary>
    public static bool IsSibling(string path) => IsCsv(path)
        && new[] { "Resource", "Assignment" }.Any(kind => TableName(path, kind, out var at) && File.Exists(Renamed(path, at, kind, "Task")));

    private static bool IsCsv(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static bool TableName(string path, string kind, out int at)
    {
        at = Path.GetFileName(path).LastIndexOf(kind, StringComparison.OrdinalIgnoreCase);
        return at >= 0;
    }

    private static string Renamed(string path, int at, string from, string to)
    {
        var name = Path.GetFileName(path);
        return Path.Combine(Path.GetDirectoryName(path) ?? "", string.Concat(name.AsSpan(0, at), to, name.AsSpan(at + from.Length)));
    }

    private static IEnumerable<TextRow> Rows(string path)
    {
        using var file = File.OpenRead(path);
        foreach (var row in CsvTable.Rows(file))
        {
            yield return row;
        }
    }
}
