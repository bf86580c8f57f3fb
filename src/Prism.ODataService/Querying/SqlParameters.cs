using System.Data.Common;
using System.Globalization;

namespace Prism.ODataService.Querying;

/// <summary>The values of a statement, each with the name it has in the SQL.</summary>
public sealed class SqlParameters
{
    private readonly List<(string Name, object Value)> _values = [];

    // SQL Server takes 2,100 in one statement.
    private const int Most = 2000;

    public string Add(object value)
    {
        if (_values.Count >= Most)
        {
            throw FeedException.Malformed("query", $"The query has more than {Most} values. Ask for less at once, e.g. a range instead of a list of values.");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"@odata{_values.Count}");
        _values.Add((name, value));
        return name;
    }

    /// <summary>Binds those values that the text mentions: a count has none of the page's.</summary>
    public void Bind(DbCommand command)
    {
        foreach (var (name, value) in _values)
        {
            if (!Mentions(command.CommandText, name))
            {
                continue;
            }

            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            if (value is DateTime)
            {
                parameter.DbType = System.Data.DbType.DateTime2;
            }

            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (end == text.Length || !char.IsAsciiDigit(text[end]))
            {
                return true;
            }
        }

        return false;
    }
}
