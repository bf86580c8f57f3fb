using System.Text;
using Prism.Etl.Sources.Tables;

namespace Prism.Etl.Sources.Register;

/// <summary>Writes an empty register: every table with all its columns, each explained in the header. It reads as a register once rows are filled in.</summary>
public static class RegisterTemplate
{
    /// <param name="path">A folder for CSV files, or a workbook's name that ends in <c>.xlsx</c>.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="IOException">A file is there already: nothing is overwritten.</exception>
    public static IReadOnlyList<string> Write(string path)
    {
        var headers = RegisterColumns.Tables.ToDictionary(table => table.Key, table => table.Value.Select(column => $"{column.Name} ({column.Explanation})").ToArray());
        if (path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
            WorkbookWriter.Write(file, headers.Select(table => (table.Key[..^4], (IReadOnlyList<IReadOnlyList<string>>)[table.Value])));
            return [path];
        }

        Directory.CreateDirectory(path);
        var files = headers.Keys.Select(name => Path.Combine(path, name)).ToList();
        if (files.Find(File.Exists) is { } existing)
        {
            throw new IOException($"{existing} is there already");
        }

        foreach (var (name, header) in headers)
        {
            // Excel takes a CSV for UTF-8 only with a byte order mark.
            File.WriteAllText(Path.Combine(path, name), string.Join(',', header.Select(Quoted)) + "\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }

        return files;
    }

    private static string Quoted(string cell) => cell.IndexOfAny([',', '"', ';']) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
