using System.Text;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>IssueFieldColumn: what further fields are called as columns. A name once given stays, whatever fields come later.</summary>
internal static class FieldColumnLoader
{
    private const int LongestName = 100;

    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var staged = await context.AllAsync<StagedFieldColumn>(cancellationToken).ConfigureAwait(false);
        var stored = await context.Stored<IssueFieldColumn>().OrderBy(row => row.IssueFieldColumnSk).ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = new SurrogateKeys<(string, string)>(stored.Select(row => KeyValuePair.Create((row.SourceSystem, row.SourceId), row.IssueFieldColumnSk)));
        var names = new Dictionary<(string Name, string Kind), string>();
        foreach (var row in stored)
        {
            names.TryAdd((row.FieldName, row.ValueKind), row.ColumnName);
        }

        var taken = names.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rows = staged.ConvertAll(field => new IssueFieldColumn
        {
            IssueFieldColumnSk = keys.Of((field.SourceSystem, field.SourceId)),
            SourceSystem = field.SourceSystem,
            SourceId = field.SourceId,
            FieldName = field.Name,
            ValueKind = field.ValueKind,
            ColumnName = NameOf(field, names, taken),
            IsDeleted = field.IsDeleted,
            DeletedAtUtc = field.DeletedAtUtc,
            DeleteReason = field.DeleteReason,
        });
        await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
    }

    private static string NameOf(StagedFieldColumn field, Dictionary<(string, string), string> names, HashSet<string> taken)
    {
        if (names.TryGetValue((field.Name, field.ValueKind), out var known))
        {
            return known;
        }

        var (plain, number) = (Plain(field), 1);
        var name = plain;
        while (!taken.Add(name))
        {
            name = $"{plain}{++number}";
        }

        names.Add((field.Name, field.ValueKind), name);
        return name;
    }

    /// <summary>Letters and digits, each word with a capital: "Customer impact (EUR)" is CustomerImpactEUR.</summary>
    private static string Plain(StagedFieldColumn field)
    {
        var text = new StringBuilder();
        var begins = true;
        foreach (var letter in field.Name.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
            {
                begins = true;
                continue;
            }

            text.Append(begins ? char.ToUpperInvariant(letter) : letter);
            begins = false;
        }

        if (text.Length == 0)
        {
            text.Append(string.Concat(field.SourceId.Where(char.IsAsciiLetterOrDigit)));
        }

        if (!char.IsLetter(text[0]))
        {
            text.Insert(0, "Field");
        }

        return text.Length > LongestName ? text.ToString(0, LongestName) : text.ToString();
    }
}
