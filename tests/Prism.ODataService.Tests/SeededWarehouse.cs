using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Prism.Warehouse;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.ODataService.Tests;

/// <summary>A SQLite warehouse with a few hundred made-up rows in every table: nulls, ties, unicode, negative money, dates that are not there.</summary>
public static class SeededWarehouse
{
    public const int FactRows = 300;
    public const int DimensionRows = 40;

    private static readonly string[] Texts = ["alpha", "Alpha", "beta", "O'Hara", "Zoë 你好", "50%_[x]", "emoji 😀", "line\nbreak \"quoted\" \\ end", "", " padded "];

    public static async Task<WarehouseDatabase> CreateAsync(string folder, CancellationToken cancellationToken)
    {
        var database = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder } });
        await database.MigrateAsync(cancellationToken);
        await FillAsync(database, cancellationToken);
        return database;
    }

    /// <summary>The same rows on either engine.</summary>
    public static async Task FillAsync(WarehouseDatabase database, CancellationToken cancellationToken)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await DropUniqueIndexesAsync(database, connection, cancellationToken);
            await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, cancellationToken);
            var writer = database.CreateWriter(database.StarModel, connection, transaction, 12, new DateTimeOffset(2026, 3, 12, 8, 0, 0, TimeSpan.Zero));

            // Names of columns are no made-up texts: they are the contract, and tests of them fill their own.
            foreach (var type in database.StarModel.GetEntityTypes().Where(t => t.GetTableName() is not null && t.ClrType.IsAssignableTo(typeof(WarehouseRow)) && t.ClrType != typeof(IssueFieldColumn)))
            {
                // A sequence of each table's own: a new column here changes no row there.
                var random = new Random(type.ClrType.Name.Aggregate(20260711, (seed, letter) => unchecked((seed * 31) + letter)));
                var rows = type.ClrType.Name.StartsWith("Fact", StringComparison.Ordinal) && type.ClrType != typeof(FactIssue) ? FactRows : DimensionRows;
                var write = typeof(SeededWarehouse).GetMethod(nameof(WriteAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.ClrType);
                await (Task)write.Invoke(null, [writer, Enumerable.Range(1, rows).Select(i => Row(type, i, random)).ToList(), cancellationToken])!;
            }

            await transaction.CommitAsync(cancellationToken);
        }

        await using var context = database.CreateContext();
        for (var i = 1; i <= 12; i++)
        {
            context.Add(new DimLoad
            {
                LoadSk = i, SourceSystem = i % 2 == 0 ? "Warehouse" : "jira", Kind = i % 2 == 0 ? "Publish" : "Extract", Outcome = "Succeeded", IsPublished = i % 2 == 0,
                StartedAtUtc = new DateTimeOffset(2026, 3, i, 8, 0, 0, TimeSpan.Zero), FinishedAtUtc = i == 1 ? null : new DateTimeOffset(2026, 3, i, 8, 1, 2, 345, TimeSpan.Zero),
            });
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Random rows break natural keys, which reading does not depend on.</summary>
    private static async Task DropUniqueIndexesAsync(WarehouseDatabase database, DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Join('\n', database.StarModel.GetEntityTypes().Where(type => type.GetTableName() is not null)
            .SelectMany(type => type.GetIndexes().Where(index => index.IsUnique))
            .Select(index => $"DROP INDEX \"{index.GetDatabaseName()}\"{(database.Engine == WarehouseEngine.Sqlite ? "" : $" ON \"{index.DeclaringEntityType.GetTableName()}\"")};"));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static Task<BulkCounts> WriteAsync<T>(BulkWriter writer, List<object> rows, CancellationToken cancellationToken)
        where T : class => writer.UpsertAsync(rows.Cast<T>(), cancellationToken);

    private static object Row(IEntityType type, int number, Random random)
    {
        var row = Activator.CreateInstance(type.ClrType)!;
        foreach (var property in type.GetProperties().Where(p => p.PropertyInfo is not null))
        {
            var isNull = property.IsNullable && random.Next(3) == 0;
            property.PropertyInfo!.SetValue(row, isNull ? null : Value(property, number, random));
        }

        MakeUnmatched(row, number);
        MakeHistory(row, number);

        return row;
    }

    /// <summary>By chance hardly a task stands for no issue, or a project has both a plan and Jira issues.</summary>
    private static void MakeUnmatched(object row, int number)
    {
        if (row is ProjectSource)
        {
            Set(nameof(ProjectSource.ContainerKind), number % 2 == 0 ? "Plan" : "JiraProject");
        }

        if (row is DimIssue && number % 3 != 0)
        {
            Set(nameof(DimIssue.IsDeleted), false);
        }

        if (row is DimTask && number % 4 != 0)
        {
            Set(nameof(DimTask.IssueSk), Member.NotApplicable);
            foreach (var flag in new[] { nameof(DimTask.IsDeleted), nameof(DimTask.IsSummary), nameof(DimTask.IsInactive), nameof(DimTask.IsExternal) })
            {
                Set(flag, false);
            }
        }

        void Set(string name, object value) => row.GetType().GetProperty(name)!.SetValue(row, value);
    }

    /// <summary>Revisions of an issue follow each other, months apart, and the last one holds: only so is there one row for an issue and a day.</summary>
    private static void MakeHistory(object row, int number)
    {
        // Days that the calendar has.
        int[] begins = [20230102, 20230702, 20231002, 20240202, 20240802, 20241102, 20250302, 20250902];
        if (row is not FactIssueRevision)
        {
            return;
        }

        var (issue, revision) = (1 + ((number - 1) / begins.Length), (number - 1) % begins.Length);
        Set(nameof(FactIssueRevision.IssueSk), issue);
        Set(nameof(FactIssueRevision.RevisionNumber), revision + 1);
        Set(nameof(FactIssueRevision.IssueRevisionSk), (issue * 65536L) + revision + 1);
        Set(nameof(FactIssueRevision.DateSk), begins[revision]);
        Set(nameof(FactIssueRevision.ValidToDateSk), revision == begins.Length - 1 || number == FactRows ? 99991231 : begins[revision + 1]);
        Set(nameof(FactIssueRevision.IsLastOfDay), true);

        void Set(string name, object value) => row.GetType().GetProperty(name)!.SetValue(row, value);
    }

    private static object Value(IProperty property, int number, Random random)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var name = property.Name;
        if (property.DeclaringType.ClrType == typeof(DimDate) && name == "DateSk")
        {
            return Day(number);
        }

        if (property.IsPrimaryKey() && type != typeof(string))
        {
            return type == typeof(long) ? (object)(long)number : number;
        }

        if (type == typeof(int) && name.EndsWith("Sk", StringComparison.Ordinal))
        {
            return name.Contains("Date", StringComparison.Ordinal) || name.EndsWith("StartSk", StringComparison.Ordinal) || name.EndsWith("EndSk", StringComparison.Ordinal)
                ? random.Next(6) == 0 ? -1 - random.Next(2) : random.Next(2) == 0 ? Day(1 + random.Next(DimensionRows)) : (2023 + random.Next(3)) * 10000 + ((1 + random.Next(12)) * 100) + 1 + random.Next(28)
                : random.Next(8) == 0 ? -1 - random.Next(2) : 1 + random.Next(DimensionRows);
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => random.Next(2) == 0,
            TypeCode.Int32 => name == "ProjectId" ? 1 + random.Next(20) : random.Next(-5, 60),
            TypeCode.Int64 => (long)random.Next(1, 12),
            TypeCode.Double => random.Next(4) == 0 ? random.Next(-3, 12) : Math.Round((random.NextDouble() * 100) - 20, 6),
            TypeCode.Decimal => random.NextInt64(-5_000_000_000, 90_000_000_000) / 10000m,
            TypeCode.String => Text(property, number, random),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(random.NextInt64(0, 90_000_000_000)),
            _ when type == typeof(DateOnly) => new DateOnly(2023, 1, 1).AddDays(number),
            _ when type == typeof(DateTime) => new DateTime(2024, 1, 1).AddHours(random.Next(9000)),
            _ when type == typeof(byte[]) => new byte[] { 1, 2, 3 },
            _ => throw new InvalidOperationException($"{property} has no made-up value."),
        };
    }

    /// <summary>A day that the calendar has; half of the other days of the rows it has not.</summary>
    private static int Day(int number) => ((2023 + (number % 3)) * 10000) + ((1 + (number % 12)) * 100) + 1 + (number / 12);

    private static string Text(IProperty property, int number, Random random)
    {
        // Names that keys or unique indexes are made of must differ.
        var isUnique = property.IsPrimaryKey() || property.Name is "SourceId" or "ContainerKey" or "ContentHash" or "FormulaHash" or "ScopeKey" or "ObjectiveCode" or "KpiCode";
        var text = property.Name switch
        {
            "ScopeLevel" => new[] { "Organisation", "Portfolio", "Program", "Project" }[number % 4],
            "PeriodGrain" => new[] { "Week", "Month", "Quarter" }[number % 3],
            _ => Texts[random.Next(Texts.Length)],
        };
        text = isUnique ? $"{text}-{number}" : text;
        return property.GetMaxLength() is { } length && text.Length > length ? text[..length] : text;
    }
}
