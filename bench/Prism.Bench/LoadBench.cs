using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;
using Prism.Warehouse.Quality;

namespace Prism.Bench;

/// <summary>
/// The step from staged rows into the star on SQLite, beside bare prepared statements with the same rows.
/// <c>load speed|resend|change|memory [issues]</c>.
/// </summary>
internal sealed class LoadBench : IAsyncDisposable
{
    private static readonly LoadSettings Settings = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), "EUR", 1);
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 6, 0, 0, TimeSpan.Zero);
    private const int ChangedIssues = 1_000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-load-");
    private readonly WarehouseDatabase database;
    private readonly StagingArea staging;
    private readonly LoadSite site;
    private long loadSk;
    private long published;
    private string slowest = "";

    private LoadBench()
    {
        database = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder.FullName } });
        staging = new StagingArea(database);
        site = new LoadSite(database, staging);
    }

    public static async Task RunAsync(string[] args)
    {
        var step = args.Length > 0 ? args[0] : "speed";
        var issues = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        await (step switch
        {
            "speed" => SpeedAsync(issues),
            "resend" => ResendAsync(issues),
            "change" => ChangeAsync(issues),
            "memory" => MemoryAsync(issues),
            _ => throw new ArgumentException("load speed|resend|change|memory [issues]"),
        });
    }

    /// <summary>The first load of all issues against bare inserts of the very rows it made.</summary>
    private static async Task SpeedAsync(int issues)
    {
        await using var bench = await StagedAsync(issues);
        var load = await Measured.OfAsync(bench.LoadAsync);
        var (rows, bare) = await bench.BareAsync();
        Say($"load: {rows:N0} rows of the star from {issues:N0} issues and their worklogs");
        Say($"  from staged rows  {load.Wall.TotalSeconds,8:N1} s  {rows / load.Wall.TotalSeconds,10:N0} rows/s  processor {load.Processor.TotalSeconds:N1} s");
        Say($"                    {bench.slowest}");
        Say($"  bare inserts      {bare.TotalSeconds,8:N1} s  {rows / bare.TotalSeconds,10:N0} rows/s");
        Say($"  speed of bare     {bare / load.Wall:N2}");
    }

    /// <summary>All facts of issues and all worklogs sent again, every tenth changed: the writer against a bare upsert.</summary>
    private static async Task ResendAsync(int issues)
    {
        await using var bench = await StagedAsync(issues);
        await bench.LoadAsync();
        List<FactIssue> rows;
        await using (var context = bench.database.CreateContext())
        {
            rows = await context.FactIssues.Where(row => row.IssueSk > 0).ToListAsync();
        }

        var (ours, bare) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 1; round <= 3; round++)
        {
            ChangeTenth(rows);
            ours = Least(ours, await bench.InTransactionAsync(session => session.Star.UpsertAsync(rows, CancellationToken.None)));
            ChangeTenth(rows);
            bare = Least(bare, await bench.InTransactionAsync(session => BareUpsertAsync(bench.database, session, rows)));
        }

        Say($"load: {rows.Count:N0} facts of issues sent again, a tenth changed, best of three rounds in turns");
        Say($"  the writer        {ours.TotalSeconds,8:N2} s  {rows.Count / ours.TotalSeconds,10:N0} rows/s");
        Say($"  bare upsert       {bare.TotalSeconds,8:N2} s  {rows.Count / bare.TotalSeconds,10:N0} rows/s");
        Say($"  speed of bare     {bare / ours:N2}");
    }

    private static void ChangeTenth(List<FactIssue> rows)
    {
        for (var i = 0; i < rows.Count; i += 10)
        {
            rows[i] = rows[i] with { StoryPoints = (rows[i].StoryPoints ?? 0) + 1 };
        }
    }

    /// <summary>A thousand changed issues in a warehouse, and in one of ten times its size.</summary>
    private static async Task ChangeAsync(int issues)
    {
        List<TimeSpan> times = [];
        foreach (var size in new[] { issues / 10, issues })
        {
            await using var bench = await StagedAsync(size);
            await bench.LoadAsync();
            var best = TimeSpan.MaxValue;
            for (var round = 0; round < 3; round++)
            {
                await bench.site.ChangeAsync(round % 2 == 0 ? ChangedIssues : 0, ++bench.loadSk);
                if (round % 2 == 1)
                {
                    await bench.site.StageAsync(ChangedIssues, ++bench.loadSk);
                }

                var took = (await Measured.OfAsync(bench.LoadAsync)).Wall;
                Say($"  {took.TotalSeconds:N2} s: {bench.slowest}");
                best = Least(best, took);
            }

            times.Add(best);
            Say($"load: {ChangedIssues:N0} changed issues in a warehouse of {size:N0}, best of three: {best.TotalSeconds:N2} s");
        }

        Say($"  ten times the warehouse: {times[1] / times[0]:N2} times the time");
    }

    /// <summary>What a first load takes of memory, in this process: compare two sizes, each in a process of its own.</summary>
    private static async Task MemoryAsync(int issues)
    {
        await using var bench = await StagedAsync(issues);
        GC.Collect();
        var (peak, done) = (0L, false);
        var watch = Task.Run(async () =>
        {
            while (!Volatile.Read(ref done))
            {
                peak = Math.Max(peak, OwnBytes());
                await Task.Delay(100);
            }
        });
        var load = await Measured.OfAsync(bench.LoadAsync);
        Volatile.Write(ref done, true);
        await watch;
        Say($"load: {issues:N0} issues in {load.Wall.TotalSeconds:N0} s; peak {peak / 1e6:N0} MB of the process's own memory, {load.PeakManagedBytes / 1e6:N0} MB managed, {load.PeakBytes / 1e6:N0} MB working set with what is mapped of the file");
    }

    /// <summary>Memory that is the process's alone, not pages of files.</summary>
    private static long OwnBytes() => File.ReadLines("/proc/self/status").Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(8, line.Length - 10).Trim(), CultureInfo.InvariantCulture) * 1024).FirstOrDefault();

    private static async Task<LoadBench> StagedAsync(int issues)
    {
        var bench = new LoadBench();
        await bench.staging.MigrateAsync(CancellationToken.None);
        await bench.site.StageAsync(issues, ++bench.loadSk);
        return bench;
    }

    /// <summary>Loads what is new, checks it, and publishes, as a run does between extraction and the KPIs.</summary>
    private Task LoadAsync() => InTransactionAsync(
        async session =>
        {
            await using var star = database.CreateContext(session.Connection, session.Transaction);
            await using var staged = staging.CreateContext(session.Connection, session.Transaction);
            var load = new StarLoad(session, star, staged, Settings, published);
            var steps = new StepTimes();
            await load.RunAsync(steps, CancellationToken.None);
            steps.Report(new StarProgress("checks", 0, 0));
            var results = await new DataQuality(session, load.Written, published).RunAsync([.. StarChecks.All(database.StarModel), .. StagingChecks.All], CancellationToken.None);
            await session.Star.UpsertAsync(results, CancellationToken.None);
            foreach (var failed in results.Where(row => !row.IsPassed && row.Severity == CheckSeverity.Error))
            {
                throw new InvalidOperationException($"{failed.CheckName} fails for {failed.FailedCount} rows of {failed.TableName}.");
            }

            published = session.LoadSk;
            steps.Report(new StarProgress("", 0, 0));
            slowest = steps.Text;
        });

    private async Task<TimeSpan> InTransactionAsync(Func<LoadSession, Task> work)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        var clock = Stopwatch.GetTimestamp();
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, CancellationToken.None);
        var writer = database.CreateWriter(database.StarModel, connection, transaction, ++loadSk, Now);
        await work(new LoadSession(database.Engine, connection, transaction, writer, loadSk, Now));
        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(clock);
    }

    /// <summary>All rows of the star by prepared commands, in key order and one transaction, into an empty warehouse; only the inserts and their commit are timed.</summary>
    private async Task<(long Rows, TimeSpan Took)> BareAsync()
    {
        await using var empty = new LoadBench();
        await empty.database.MigrateAsync(CancellationToken.None);
        await using var source = (SqliteConnection)await database.OpenConnectionAsync(CancellationToken.None);
        await using var target = (SqliteConnection)await empty.database.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = (SqliteTransaction)await WarehouseDatabase.BeginWriteAsync(target, CancellationToken.None);
        var (rows, took) = (0L, TimeSpan.Zero);
        foreach (var entity in database.StarModel.GetEntityTypes().Where(entity => entity.GetTableName() is not null))
        {
            var table = entity.GetTableName()!;
            var columns = entity.GetProperties().Select(property => $"\"{property.GetColumnName()}\"").ToList();
            var keys = string.Join(", ", entity.FindPrimaryKey()!.Properties.Select(property => $"\"{property.GetColumnName()}\""));
            using var clear = Command(target, transaction, $"DELETE FROM \"{table}\"");
            clear.ExecuteNonQuery();
            using var insert = Command(target, transaction, $"INSERT INTO \"{table}\" ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})");
            var parameters = columns.Select((_, i) => insert.Parameters.Add($"$p{i}", default)).ToArray();
            insert.Prepare();
            using var select = Command(source, null, $"SELECT {string.Join(", ", columns)} FROM \"{table}\" ORDER BY {keys}");
            using var reader = select.ExecuteReader();
            var chunk = new List<object[]>();
            bool isMore;
            do
            {
                chunk.Clear();
                while ((isMore = reader.Read()) && chunk.Count < 50_000)
                {
                    var values = new object[columns.Count];
                    reader.GetValues(values);
                    chunk.Add(values);
                    if (chunk.Count == 50_000)
                    {
                        break;
                    }
                }

                var clock = Stopwatch.GetTimestamp();
                foreach (var values in chunk)
                {
                    for (var i = 0; i < values.Length; i++)
                    {
                        parameters[i].Value = values[i];
                    }

                    insert.ExecuteNonQuery();
                }

                took += Stopwatch.GetElapsedTime(clock);
                rows += chunk.Count;
            }
            while (isMore);
        }

        var commit = Stopwatch.GetTimestamp();
        await transaction.CommitAsync();
        return (rows, took + Stopwatch.GetElapsedTime(commit));
    }

    /// <summary>The statement and the loop that anybody would write.</summary>
    private static Task BareUpsertAsync(WarehouseDatabase database, LoadSession session, List<FactIssue> rows)
    {
        var entity = database.StarModel.FindEntityType(typeof(FactIssue))!;
        var properties = entity.GetProperties().ToList();
        var columns = properties.ConvertAll(property => property.GetColumnName());
        var content = columns.Where(column => column is not (nameof(FactIssue.IssueSk) or nameof(WarehouseRow.LoadSk) or nameof(WarehouseRow.UpdatedAtUtc))).ToList();
        var sets = content.Concat([nameof(WarehouseRow.LoadSk), nameof(WarehouseRow.UpdatedAtUtc)]).Select(column => $"\"{column}\" = excluded.\"{column}\"");
        using var upsert = Command((SqliteConnection)session.Connection, (SqliteTransaction)session.Transaction, $"""
            INSERT INTO "FactIssue" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})
            ON CONFLICT ("IssueSk") DO UPDATE SET {string.Join(", ", sets)} WHERE {string.Join(" OR ", content.Select(column => $"\"FactIssue\".\"{column}\" IS NOT excluded.\"{column}\""))}
            """);
        var parameters = columns.Select((_, i) => upsert.Parameters.Add($"$p{i}", default)).ToArray();
        var read = properties.ConvertAll(property => (Get: property.GetGetter(), Convert: property.GetTypeMapping().Converter?.ConvertToProvider));
        upsert.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                var value = read[i].Get.GetClrValue(row);
                parameters[i].Value = (value is not null && read[i].Convert is { } convert ? convert(value) : value) ?? DBNull.Value;
            }

            upsert.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of the model.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    /// <summary>What the load's steps took.</summary>
    private sealed class StepTimes : IProgress<StarProgress>
    {
        private readonly Dictionary<string, TimeSpan> times = [];
        private string step = "";
        private long since = Stopwatch.GetTimestamp();

        public string Text => string.Join(", ", times.OrderByDescending(time => time.Value).Take(7)
            .Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.Key} {time.Value.TotalSeconds:N2} s")));

        public void Report(StarProgress value)
        {
            times[step] = times.GetValueOrDefault(step) + Stopwatch.GetElapsedTime(since);
            (step, since) = (value.Table, Stopwatch.GetTimestamp());
        }
    }

    private static TimeSpan Least(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
