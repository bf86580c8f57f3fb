using Prism.Etl.Housekeeping;
using Prism.Etl.Loading;
using Prism.Etl.Loading.Facts;
using Prism.Etl.Runs;
using Prism.Etl.Sources;
using Prism.Etl.Staging;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;
using Prism.Warehouse.Ops;
using Prism.Warehouse.Quality;

namespace Prism.Etl;

/// <summary>
/// A run, in its steps: extract and stage each source, then load the star, calculate the KPIs and publish, all three in one transaction. A source
/// that fails does not stop the others. Killed anywhere, the next run goes on from the last committed batch and ends the same.
/// </summary>
/// <param name="database">The warehouse.</param>
/// <param name="staging">Staging, in the same database.</param>
/// <param name="sources">What is read, in this order.</param>
/// <param name="settings">What the organisation decides.</param>
/// <param name="kpis">What is calculated.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class EtlPipeline(
    WarehouseDatabase database,
    StagingArea staging,
    IReadOnlyList<ISource> sources,
    LoadSettings settings,
    KpiOptions kpis,
    TimeProvider clock,
    ILogger<EtlPipeline> logger)
{
    private readonly WarehouseLoads loads = new(database, clock);
    private readonly StagingWriter stagingWriter = new(database, staging, clock);
    private readonly OpsDatabase ops = new(database);
    private WrittenRows? writtenRows;

    /// <summary>Computes the star again from staging, as if nothing had been published: after a change of time zone, currency or rules.</summary>
    public bool IsRebuild { get; init; }

    /// <summary>Done at the end of a day's first run.</summary>
    public DailyHousekeeping? Housekeeping { get; init; }

    /// <exception cref="LeaseHeldException">Another worker is writing.</exception>
    /// <exception cref="LeaseLostException">Another worker took over while this one was silent; it goes on from here.</exception>
    public async Task<RunSummary> RunAsync(IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await staging.MigrateAsync(cancellationToken).ConfigureAwait(false);
        var lease = await loads.AcquireLeaseAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
            try
            {
                List<SourceRun> extracted = [];
                foreach (var source in sources)
                {
                    extracted.Add(await ExtractAsync(source, lease, progress, working.Token).ConfigureAwait(false));
                }

                var summary = await LoadCalculatePublishAsync(lease, extracted, progress, working.Token).ConfigureAwait(false);
                if (Housekeeping is { } housekeeping)
                {
                    await housekeeping.ApplyAsync(lease, working.Token).ConfigureAwait(false);
                }

                return summary;
            }
            catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
            {
                throw new LeaseLostException(database.Location, lease.FencingNumber);
            }
        }
    }

    /// <summary>Extract and stage: each batch is committed with its watermarks before the next is asked for.</summary>
    private async Task<SourceRun> ExtractAsync(ISource source, HeldLease lease, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var watermarks = await WatermarksAsync(source.SourceSystem, cancellationToken).ConfigureAwait(false);
        var before = watermarks.Count == 0 ? null : string.Join("; ", watermarks.OrderBy(mark => mark.Key, StringComparer.Ordinal).Select(mark => $"{mark.Key}={mark.Value}"));
        var load = await loads.BeginExtractAsync(lease, source.SourceSystem, before, cancellationToken).ConfigureAwait(false);
        var (rowsIn, rowsStaged, rowsRejected) = (0L, 0L, 0L);
        try
        {
            var report = new ExtractReport(source.SourceSystem, progress, clock);
            await foreach (var batch in source.ExtractAsync(watermarks, report, cancellationToken).ConfigureAwait(false))
            {
                load.Step = report.Current;
                var counts = await TransientFault.RetryAsync(() => stagingWriter.CommitAsync(batch, load, cancellationToken), LogAgain, clock, cancellationToken).ConfigureAwait(false);
                rowsIn += batch.RowCount + batch.Rejected.Count;
                rowsStaged += counts.Written;
                rowsRejected += batch.Rejected.Count;
            }

            await load.SucceedAsync(cancellationToken).ConfigureAwait(false);
            LogExtracted(source.SourceSystem, rowsIn, rowsStaged, rowsRejected);
            return new SourceRun(source.SourceSystem, rowsIn, rowsStaged, rowsRejected, clock.GetElapsedTime(started), null, CanRetry: false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or LeaseLostException))
        {
            if (exception is SourceException known)
            {
                LogSourceFailed(source.SourceSystem, known.Message);
            }
            else
            {
                LogSourceBroke(exception, source.SourceSystem);
            }

            var message = DatabaseProblem.Explain(exception, database.Location);
            await load.FailAsync(message, cancellationToken).ConfigureAwait(false);
            var canRetry = exception is SourceException { CanRetry: true } || TransientFault.Is(exception);
            return new SourceRun(source.SourceSystem, rowsIn, rowsStaged, rowsRejected, clock.GetElapsedTime(started), message, canRetry);
        }
    }

    /// <summary>Load, calculate, publish: one transaction. Readers see the version before until the commit, and the new one from then on.</summary>
    private async Task<RunSummary> LoadCalculatePublishAsync(
        HeldLease lease, List<SourceRun> extracted, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var startedAtUtc = clock.GetUtcNow();
        List<StepRun> steps = [];
        try
        {
            return await TransientFault.RetryAsync(() => PublishAsync(lease, extracted, steps, progress, cancellationToken), LogAgain, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or LeaseLostException))
        {
            LogPublishFailed(exception);
            var message = DatabaseProblem.Explain(exception, database.Location);
            await loads.RecordFailedPublishAsync(lease, startedAtUtc, message, cancellationToken).ConfigureAwait(false);
            return new RunSummary(extracted, steps, null, [], message);
        }
    }

    /// <summary>The transaction once, from begin to commit; <paramref name="steps"/> gets what it did.</summary>
    private async Task<RunSummary> PublishAsync(
        HeldLease lease, List<SourceRun> extracted, List<StepRun> steps, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        steps.Clear();
        writtenRows = null;
        var publish = await loads.BeginPublishAsync(lease, cancellationToken).ConfigureAwait(false);
        await using (publish.ConfigureAwait(false))
        {
            await RowChanges.BeginAsync(publish.Session, cancellationToken).ConfigureAwait(false);
            var isNew = await LoadAsync(publish, steps, progress, cancellationToken).ConfigureAwait(false);
            var used = await new UsageLoader(ops, publish.Session).LoadAsync(cancellationToken).ConfigureAwait(false);
            if (used > 0)
            {
                steps.Add(new StepRun("Usage", used, TimeSpan.Zero, new Dictionary<string, long>()));
            }

            var calculated = await CalculateAsync(publish, steps, progress, cancellationToken).ConfigureAwait(false);
            if (!isNew && calculated.Written == 0)
            {
                // Nothing in staging and no value changed: no new version.
                return new RunSummary(extracted, steps, null, calculated.Failures, null);
            }

            await CheckAsync(publish, isNew, cancellationToken).ConfigureAwait(false);
            var started = clock.GetTimestamp();
            progress.Report(new RunProgress(RunStep.Publish, "Warehouse", "version", 0, 1));
            await publish.CommitAsync(extracted.Sum(source => source.RowsStaged), steps.Sum(step => step.Rows), cancellationToken).ConfigureAwait(false);
            await ops.ForgetUsageAsync(DateKeys.Number(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-UsageLoader.DaysKept)), cancellationToken).ConfigureAwait(false);
            progress.Report(new RunProgress(RunStep.Publish, "Warehouse", "version", 1, 1));
            steps.Add(new StepRun("Publish", 0, clock.GetElapsedTime(started), new Dictionary<string, long>()));
            LogPublished(publish.Session.LoadSk);
            var written = new Dictionary<string, long>(steps.FirstOrDefault(step => step.Name == "Load")?.Detail ?? new Dictionary<string, long>(), StringComparer.Ordinal)
            {
                [nameof(FactKpiValue)] = calculated.Written,
            };
            await database.RefreshStatisticsAsync(written, cancellationToken).ConfigureAwait(false);
            return new RunSummary(extracted, steps, publish.Session.LoadSk, calculated.Failures, null);
        }
    }

    /// <returns>Whether there was anything new in staging.</returns>
    private async Task<bool> LoadAsync(PublishLoad publish, List<StepRun> steps, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var session = publish.Session;
        var staged = staging.CreateContext(session.Connection, session.Transaction);
        await using (staged.ConfigureAwait(false))
        {
            if (!IsRebuild && !await new StagingReader(staged).AnyChangedSinceAsync(publish.PublishedVersion, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            var star = database.CreateContext(session.Connection, session.Transaction);
            await using (star.ConfigureAwait(false))
            {
                var load = new StarLoad(session, star, staged, settings, publish.PublishedVersion) { IsRebuild = IsRebuild };
                var written = await load.RunAsync(new StarReport(progress), cancellationToken).ConfigureAwait(false);
                var detail = written.ToDictionary(pair => pair.Key, pair => pair.Value.Written);
                writtenRows = load.Written;
                steps.Add(new StepRun("Load", detail.Values.Sum(), clock.GetElapsedTime(started), detail));
                return true;
            }
        }
    }

    /// <summary>Looks at what is about to be published, in its transaction.</summary>
    /// <exception cref="DataQualityException">A check of severity Error fails, and the settings say that then nothing is published.</exception>
    private async Task CheckAsync(PublishLoad publish, bool isNew, CancellationToken cancellationToken)
    {
        if (!isNew)
        {
            return;
        }

        var quality = new DataQuality(publish.Session, writtenRows, publish.PublishedVersion);
        var results = await quality.RunAsync([.. StarChecks.All(database.StarModel), .. StagingChecks.All], cancellationToken).ConfigureAwait(false);
        await publish.Session.Star.UpsertAsync(results, cancellationToken).ConfigureAwait(false);
        foreach (var failed in results.Where(row => !row.IsPassed))
        {
            LogCheckFailed(failed.CheckName, failed.Severity, failed.FailedCount, failed.TableName, failed.Sample);
        }

        var errors = results.Where(row => !row.IsPassed && row.Severity == CheckSeverity.Error).ToList();
        if (database.Options.BlockOnDataQualityError && errors.Count > 0)
        {
            throw new DataQualityException(errors);
        }
    }

    private async Task<KpiRunResult> CalculateAsync(PublishLoad publish, List<StepRun> steps, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        progress.Report(new RunProgress(RunStep.Calculate, "Warehouse", "KPIs", 0, null));
        var result = await KpiEngine.CalculateAsync(publish.Session, kpis, cancellationToken).ConfigureAwait(false);
        progress.Report(new RunProgress(RunStep.Calculate, "Warehouse", "KPIs", result.Kpis.Count, result.Kpis.Count));
        foreach (var failure in result.Failures)
        {
            LogKpiFailed(failure.Name, failure.Reason);
        }

        var detail = result.Kpis.ToDictionary(pair => pair.Key, pair => (long)pair.Value.Opened + pair.Value.Closed);
        steps.Add(new StepRun("Calculate", result.Written, clock.GetElapsedTime(started), detail));
        return result;
    }

    private async Task<IReadOnlyDictionary<string, string>> WatermarksAsync(string sourceSystem, CancellationToken cancellationToken)
    {
        var context = staging.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            return await new StagingReader(context).WatermarksAsync(sourceSystem, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{SourceSystem}: {RowsIn} rows in, {RowsStaged} changed, {RowsRejected} rejected")]
    private partial void LogExtracted(string sourceSystem, long rowsIn, long rowsStaged, long rowsRejected);

    [LoggerMessage(Level = LogLevel.Error, Message = "{SourceSystem} failed; the other sources go on. {Reason}")]
    private partial void LogSourceFailed(string sourceSystem, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{SourceSystem} failed in a way nobody foresaw; the other sources go on")]
    private partial void LogSourceBroke(Exception exception, string sourceSystem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "KPI {Name} could not be calculated: {Reason}")]
    private partial void LogKpiFailed(string name, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Data quality: {Check} ({Severity}) fails for {Count} rows of {Table}: {Sample}")]
    private partial void LogCheckFailed(string check, string severity, long count, string table, string? sample);

    [LoggerMessage(Level = LogLevel.Error, Message = "The step into the star failed and was undone")]
    private partial void LogPublishFailed(Exception exception);

    private void LogAgain(Exception failure, int attempt) => LogUndone(failure.Message, attempt, TransientFault.Tries);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database undid what was under way and it is done again (try {Attempt} of {Tries}): {Reason}")]
    private partial void LogUndone(string reason, int attempt, int tries);

    [LoggerMessage(Level = LogLevel.Information, Message = "Version {Version} is published")]
    private partial void LogPublished(long version);
}
