using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;
using static Prism.Etl.Tests.Loading.Rows;

namespace Prism.Etl.Tests.Loading;

/// <summary>What further fields are called as columns.</summary>
public sealed class FieldColumnTests
{
    [Fact]
    public async Task A_column_has_the_fields_name_in_letters_and_digits_and_keeps_it_whatever_comes_later()
    {
        await using var star = await LoadedStar.CreateAsync();
        await star.StageAsync([.. Site, Field("1", "Customer impact (EUR)"), Field("2", "Überstunden"), Field("3", "5 whys"), Field("4", "€"), Field("5", "Severity")]);
        await star.LoadAsync();
        Assert.Equal(["CustomerImpactEUR", "Überstunden", "Field5Whys", "customfield4", "Severity"], await NamesAsync(star));

        // Of one name: the same kind shares the column, another kind has its own. The order of ids has no say in who was first.
        await star.StageAsync(Field("0", "severity"), Field("5", "Severity") with { SourceSystem = "other" }, Field("6", "Severity") with { SourceSystem = "other", ValueKind = IssueFieldKind.Number });
        await star.LoadAsync();
        var columns = (await star.RowsAsync<IssueFieldColumn>()).ToDictionary(row => (row.SourceSystem, row.SourceId), row => row.ColumnName);
        Assert.Equal("Severity", columns[("jira", "customfield_5")]);
        Assert.Equal("Severity", columns[("other", "customfield_5")]);
        Assert.Equal(["Severity2", "Severity3"], new[] { columns[("other", "customfield_6")], columns[("jira", "customfield_0")] }.Order());
    }

    private static StagedFieldColumn Field(string id, string name) => new() { SourceSystem = "jira", SourceId = "customfield_" + id, Name = name, ValueKind = IssueFieldKind.Text };

    private static async Task<IEnumerable<string>> NamesAsync(LoadedStar star) => (await star.RowsAsync<IssueFieldColumn>()).OrderBy(row => row.SourceId, StringComparer.Ordinal).Select(row => row.ColumnName);
}
