using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Model;

namespace Prism.Warehouse.Tests.Schema;

/// <summary>How tables lie on SQL Server is compared with the settings, and each difference has its name.</summary>
public sealed class SqlServerLayoutDifferencesTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void A_database_that_lies_as_the_settings_say_has_none(bool columnstore, bool months) =>
        Assert.Empty(Find(columnstore, months, AsAsked(columnstore, months)));

    [Fact]
    public void Facts_by_rows_where_columnstore_is_asked_for_are_named()
    {
        var differences = Find(columnstore: true, months: false, AsAsked(columnstore: false, months: false)).ToList();

        Assert.Contains("FactWorklog is stored by rows; Prism:Warehouse:SqlServer:Columnstore asks for a clustered columnstore.", differences);
        Assert.Equal(SchemaScripts.SqlServer.StarModel.GetEntityTypes().Count(SqlServerLayout.IsFact), differences.Count);
    }

    [Fact]
    public void Columnstore_where_rows_are_asked_for_is_named() => Assert.Contains(
        "FactIssue is a clustered columnstore; Prism:Warehouse:SqlServer:Columnstore asks for rows.", Find(columnstore: false, months: false, AsAsked(columnstore: true, months: false)));

    [Fact]
    public void Facts_in_no_months_where_months_are_asked_for_are_named_and_no_others()
    {
        var differences = Find(columnstore: true, months: true, AsAsked(columnstore: true, months: false)).ToList();

        Assert.Contains("FactWorklog lies in no partitions; Prism:Warehouse:SqlServer:MonthlyPartitions asks for PrismMonths.", differences);
        Assert.Equal(SqlServerLayout.Daily.Count, differences.Count);
        Assert.Contains(
            "FactWorklog lies in the partitions PrismMonths; Prism:Warehouse:SqlServer:MonthlyPartitions asks for none.",
            Find(columnstore: true, months: false, AsAsked(columnstore: true, months: true)));
    }

    [Fact]
    public void Uncompressed_rows_and_readers_that_wait_are_named_where_the_settings_ask_otherwise()
    {
        var layouts = AsAsked(columnstore: true, months: false).Select(layout => layout.Table == nameof(FactIssue) ? layout with { UncompressedIndexes = 2 } : layout).ToList();
        var model = SchemaScripts.SqlServer.StarModel;

        Assert.Equal(
            ["READ_COMMITTED_SNAPSHOT is off: readers wait for loads.", "FactIssue has 2 uncompressed indexes of rows; Prism:Warehouse:SqlServer:PageCompression asks for compressed pages."],
            SqlServerLayoutDifferences.Find(model, new SqlServerOptions(), layouts, hasRowVersions: false));
        Assert.Empty(SqlServerLayoutDifferences.Find(model, new SqlServerOptions { PageCompression = false }, layouts, hasRowVersions: true));
    }

    private static IEnumerable<string> Find(bool columnstore, bool months, IEnumerable<TableLayout> layouts) => SqlServerLayoutDifferences.Find(
        SchemaScripts.SqlServer.StarModel, new SqlServerOptions { Columnstore = columnstore, MonthlyPartitions = months }, layouts, hasRowVersions: true);

    private static IEnumerable<TableLayout> AsAsked(bool columnstore, bool months) => SchemaScripts.SqlServer.StarModel.GetEntityTypes().Where(entity => entity.GetTableName() is not null)
        .Select(entity => new TableLayout(
            entity.GetTableName()!, columnstore && SqlServerLayout.IsFact(entity), months && SqlServerLayout.Daily.Contains(entity.ClrType) ? "PrismMonths" : "", 0));
}
