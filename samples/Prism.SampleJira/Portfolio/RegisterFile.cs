using System.Globalization;
using System.Text;

namespace Prism.SampleJira.Portfolio;

/// <summary>A CSV file of the register: UTF-8, comma, header row, ISO dates, invariant decimals, lines ended by CR LF (RFC 4180).</summary>
internal sealed class RegisterFile
{
    private readonly StringBuilder text = new();

    public RegisterFile(params string[] columns) => Line(columns);

    public void Add(params object?[] values) => Line(values.Select(Text));

    public Task WriteAsync(string folder, string name, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(folder, name), text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private void Line(IEnumerable<string> values) => text.AppendJoin(',', values.Select(Quoted)).Append("\r\n");

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
