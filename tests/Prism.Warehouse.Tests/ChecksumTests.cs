using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Warehouse.Tests;

/// <summary>The checksum sees what rows say and nothing else, on either engine.</summary>
public abstract class ChecksumTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<TestWarehouse> CreateAsync();

    [Fact]
    public async Task The_order_of_loads_and_their_numbers_do_not_matter()
    {
        await using var one = await CreateAsync();
        await using var other = await CreateAsync();
        await one.WriteAsync(1, [Financial(1, 10.5m), Financial(2, null)]);
        await other.WriteAsync(5, [Financial(2, null)]);
        await other.WriteAsync(6, [Financial(1, 10.5m)]);

        Assert.Equal(await WarehouseChecksum.ComputeAsync(one.Database, Cancel), await WarehouseChecksum.ComputeAsync(other.Database, Cancel));
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("null")]
    [InlineData("text")]
    [InlineData("row")]
    public async Task A_difference_in_any_row_shows_in_its_table_alone(string difference)
    {
        await using var warehouse = await CreateAsync();
        await warehouse.WriteAsync(1, [Financial(1, 10.5m), Financial(2, null)]);
        var before = await WarehouseChecksum.ComputeAsync(warehouse.Database, Cancel);

        await warehouse.WriteAsync(2, [difference switch
        {
            "amount" => Financial(1, 10.5001m),
            "null" => Financial(1, null),
            "text" => Financial(1, 10.5m) with { Line = "opex" },
            _ => Financial(3, 1m),
        }]);

        var after = await WarehouseChecksum.ComputeAsync(warehouse.Database, Cancel);
        Assert.Equal([nameof(FactFinancial)], before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => pair.Second.Table));
    }

    [Fact]
    public async Task Bookkeeping_of_loads_is_left_out()
    {
        await using var warehouse = await CreateAsync();
        var before = await WarehouseChecksum.ComputeAsync(warehouse.Database, Cancel);

        await using (var lease = await warehouse.Loads.AcquireLeaseAsync(Cancel))
        {
            await using var publish = await warehouse.Loads.BeginPublishAsync(lease, Cancel);
            await publish.CommitAsync(0, 0, Cancel);
        }

        Assert.Equal(before, await WarehouseChecksum.ComputeAsync(warehouse.Database, Cancel));
        Assert.DoesNotContain(before, table => table.Table is nameof(DimLoad) or nameof(LoadLease));
        Assert.Contains(before, table => table is { Table: nameof(DimDate), Rows: 2 });
    }

    /// <summary>The numbers were computed apart from this code: a row is its columns by name, each a presence byte and its value, hashed by SHA-256.</summary>
    [Fact]
    public async Task The_checksum_of_known_rows_is_known()
    {
        await using var warehouse = await CreateAsync();
        await warehouse.WriteAsync(1, [Financial(1, -0.0001m), Financial(2, null)]);
        await warehouse.WriteAsync(1, [new DimSprint
        {
            SprintSk = 1, SourceSystem = "jira", SourceId = "1", SprintName = "Sprint 1 – ё", SprintState = "Active", BoardSk = -1,
            StartAtUtc = TestWarehouse.Now.AddTicks(12_345_678),
        }]);
        await warehouse.WriteAsync(1, [new DimCurrencyRate { CurrencyRateSk = 1, FromCurrency = "USD", ToCurrency = "EUR", ValidFromDateSk = 20260101, Rate = 1d / 3 }]);

        var tables = await WarehouseChecksum.ComputeAsync(warehouse.Database, Cancel);

        Assert.Equal(
            [
                "FactFinancial 2 122a63261dc5c8d7e99a5423b81bee22",
                "DimSprint 3 956f7d8b4bc0eded3a61a0a55b948482",
                "DimCurrencyRate 1 7e08e696e97103a6a68f09621f5c52c5",
            ],
            new[] { nameof(FactFinancial), nameof(DimSprint), nameof(DimCurrencyRate) }
                .Select(name => tables.Single(table => table.Table == name)).Select(table => $"{table.Table} {table.Rows} {table.Checksum}"));
    }

    private static FactFinancial Financial(long sk, decimal? budget) => new()
    {
        FinancialSk = sk, ProjectSk = 1, ProjectId = 1, DateSk = 20260331, Line = "Opex", BudgetAmount = budget, CurrencyCode = "EUR",
    };
}

public sealed class SqliteChecksumTests : ChecksumTests
{
    protected override Task<TestWarehouse> CreateAsync() => SqliteTestWarehouse.CreateAsync();
}

public sealed class SqlServerChecksumTests : ChecksumTests
{
    protected override Task<TestWarehouse> CreateAsync() => SqlServerTestWarehouse.CreateAsync();
}
