using System.Globalization;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests;

/// <summary>Every cell of every set, read through the service, is the cell that EF reads from the same projection.</summary>
public sealed class CellTests(RunningService service)
{
    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public async Task Every_cell_is_what_the_warehouse_holds(string name)
    {
        var set = EdmModel.Sets.Single(s => s.Name == name);
        var rows = (await service.ReadAllAsync(Whole.Of(set), 97)).ToDictionary(r => Key(set, c => r.GetProperty(c.Name).ToString()));
        await using var warehouse = service.Database.CreateContext();
        var projections = ServiceHost.Projections(null, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        var compared = 0;
        foreach (var entity in set.Query(warehouse, projections, null))
        {
            var row = rows[Key(set, c => Convert.ToString(Value(entity, c), CultureInfo.InvariantCulture)!)];
            foreach (var column in set.Columns)
            {
                Assert.True(Equal(Value(entity, column), row.GetProperty(column.Name), column), $"{name}.{column.Name}: {Value(entity, column)} is written {row.GetProperty(column.Name)}");
                compared++;
            }
        }

        Assert.Equal(rows.Count * set.Columns.Count, compared);
    }

    [Fact]
    public async Task An_expanded_row_is_the_row_of_its_set()
    {
        var projects = (await service.ReadAllAsync("Projects", 100)).ToDictionary(p => p.GetProperty("ProjectSk").GetInt32());
        var persons = (await service.ReadAllAsync("Persons?$select=PersonSk,DisplayName", 100)).ToDictionary(p => p.GetProperty("PersonSk").GetInt32());
        var rows = await service.ReadAllAsync("Worklogs?$select=WorklogSk,ProjectSk,PersonSk,Project&$expand=Project,Person($select=PersonSk,DisplayName)&$orderby=Project/ProjectName desc", 50);
        Assert.Equal(SeededWarehouse.FactRows, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.Equal(projects[row.GetProperty("ProjectSk").GetInt32()].GetRawText(), row.GetProperty("Project").GetRawText());
            Assert.Equal(persons[row.GetProperty("PersonSk").GetInt32()].GetRawText(), row.GetProperty("Person").GetRawText());
            Assert.Equal(["WorklogSk", "ProjectSk", "PersonSk", "Project", "Person"], row.EnumerateObject().Select(p => p.Name));
        });
    }

    [Fact]
    public async Task Every_reference_can_be_expanded_filtered_and_grouped_by()
    {
        foreach (var (set, reference) in EdmModel.Sets.SelectMany(s => s.References.Select(r => (s, r))))
        {
            var key = reference.Target.Keys[0].Name;
            var rows = (await service.GetAsync($"{set.Name}?$top=1&$filter={reference.Name}/{key} gt 0{(set.MustNarrowBy is [var day, ..] ? $" and {day.Name} ge 1900-01-01" : "")}&$expand={reference.Name}")).GetProperty("value");
            Assert.True(rows.GetArrayLength() == 1, $"{set.Name} meets no row by {reference.Name}.");
            var row = rows[0];
            Assert.Equal(row.GetProperty(reference.Column.Name).ToString(), row.GetProperty(reference.Name).GetProperty(key).ToString());
            var groups = await service.ReadAllAsync($"{set.Name}?$apply=groupby(({reference.Name}/{key}),aggregate($count as N))", 1000);
            Assert.Equal(await CountAsync(set), groups.Sum(g => g.GetProperty("N").GetInt64()));
        }
    }

    [Fact]
    public async Task A_group_by_a_path_is_an_object_of_the_path()
    {
        var rows = await service.ReadAllAsync("Worklogs?$apply=filter(Project/ProjectName ne null)/groupby((Project/ProjectName,Calendar/Year),aggregate(SpentHours with sum as Hours))&$orderby=Project/ProjectName,Hours desc", 11);
        Assert.True(rows.Count > 11);
        Assert.Equal(["Hours", "Project", "Calendar"], rows[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(rows.Count, rows.Select(r => r.GetProperty("Project").GetRawText() + r.GetProperty("Calendar").GetRawText()).Distinct().Count());
    }

    private async Task<long> CountAsync(EntitySet set)
    {
        await using var warehouse = service.Database.CreateContext();
        return await set.CountAsync(warehouse, TestContext.Current.CancellationToken);
    }

    private static string Key(EntitySet set, Func<Column, string> value) => string.Join('|', set.Keys.Select(value));

    private static object? Value(object entity, Column column) => entity.GetType().GetProperty(column.Name)!.GetValue(entity);

    private static bool Equal(object? value, JsonElement cell, Column column) => (value, column.Kind) switch
    {
        (int day, ColumnKind.Date) when day <= 0 => cell.ValueKind == JsonValueKind.Null,
        (int day, ColumnKind.Date) => cell.GetString() == $"{day / 10000:0000}-{day / 100 % 100:00}-{day % 100:00}",
        (null, _) => cell.ValueKind == JsonValueKind.Null,
        (bool truth, _) => cell.GetBoolean() == truth,
        (decimal amount, _) => cell.GetDecimal() == amount && !cell.GetRawText().EndsWith(".0", StringComparison.Ordinal),
        (double number, _) => cell.GetDouble().Equals(number) && cell.GetRawText().AsSpan().IndexOfAny(".eE") >= 0,
        (DateTimeOffset instant, _) => cell.GetDateTimeOffset() == instant && cell.GetString()!.EndsWith('Z'),
        (string text, _) => cell.GetString() == text,
        _ => cell.GetInt64() == Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };
}
