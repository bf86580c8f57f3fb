using System.Data.Common;
using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Rows;
using Prism.ODataService.Security.Tokens;
using Prism.ODataService.Usage;
using Prism.ODataService.Writing;
using Prism.Warehouse;

namespace Prism.ODataService;

/// <summary>Answers a request: one way for all sets.</summary>
public sealed partial class FeedAnswer(
    ServiceDocuments documents, QueryTranslator translator, WarehouseDatabase database, QueryCosts costs, LongQueries others, AnswerCache cache, UsageLog usage, IOptions<ServiceOptions> options, TimeProvider time, ILogger<FeedAnswer> logger)
{
    private readonly SqlDialect _dialect = SqlDialect.For(database.Engine);

    /// <param name="context">The request, checked.</param>
    /// <param name="timeout">Stopped when the first row is there: a long answer may take its time.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="FeedException">What is wrong with the request.</exception>
    public async Task WriteAsync(HttpContext context, CancellationTokenSource timeout, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var rights = Caller.Of(context).Rights;
        var asked = new QueryOptions(request.Query);
        var path = request.RouteValues["path"] as string ?? "";
        var root = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, FeedEndpoint.Root);
        if (path.Length == 0)
        {
            await FollowAsync(cancellationToken).ConfigureAwait(false);
            var written = FeedFormat.Json(request, asked["$format"]);
            if (!AnswerTag.IsUnchanged(context, AnswerTag.OfDescription(request, root, documents.Mark, $"sets {written.Metadata}"), exists: true))
            {
                await documents.WriteServiceDocumentAsync(context, root, written).ConfigureAwait(false);
            }

            return;
        }

        if (path == "$metadata")
        {
            await FollowAsync(cancellationToken).ConfigureAwait(false);
            if (!AnswerTag.IsUnchanged(context, AnswerTag.OfDescription(request, root, documents.Mark, ServiceDocuments.IsJson(request, asked["$format"]) ? "json" : "xml"), exists: true))
            {
                await documents.WriteMetadataAsync(context, asked["$format"]).ConfigureAwait(false);
            }

            return;
        }

        var encoded = request.Path.ToUriComponent();
        var relative = encoded[(encoded.IndexOf(FeedEndpoint.Root, StringComparison.Ordinal) + FeedEndpoint.Root.Length + 1)..];
        var form = FeedFormat.Read(request, asked["$format"]);
        var isPreferred = false;
        var pageSize = form is JsonStyle ? FeedFormat.PageSize(request, options.Value.PageSize, out isPreferred) : options.Value.MaxExportRows;

        var reading = await WarehouseReading.OpenAsync(database, _dialect, cancellationToken, options.Value.QueryMegabytes, others).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
        {
            await documents.FollowAsync(reading, cancellationToken).ConfigureAwait(false);
            var question = FeedQuestion.Read(documents, translator, relative + request.QueryString.ToUriComponent(), asked);
            var (set, key, isCount) = (question.Set, question.Key, question.IsCount);
            var trimming = await Trimming.ReadAsync(reading, _dialect, rights, cancellationToken).ConfigureAwait(false);
            if (trimming is not null)
            {
                context.Response.Headers[Trimming.Header] = trimming.ToString();
            }

            var query = translator.Translate(reading.Context, _dialect, set, question.Parser, asked, key, pageSize, form is JsonStyle { Metadata: JsonMetadata.Full }, mustNarrow: !isCount, rights);
            CheckRead(query);
            await costs.LearnAsync(reading, _dialect, set, query.Shape, cancellationToken).ConfigureAwait(false);
            costs.Demand(query, set, asked);
            var tag = AnswerTag.Of(request, root, reading.Version, form, pageSize, rights.Mark);
            if (tag is not null && AnswerTag.IsUnchanged(context, tag, exists: !query.IsSingle))
            {
                return;
            }

            var named = NamedKpis.Of(question.Parser);
            void Note(long rows)
            {
                usage.Note(context, set.Name, rows);
                foreach (var code in rows > 0 ? named : [])
                {
                    usage.Note(context, UsageLog.Kpi(code), rows);
                }
            }

            if (isCount)
            {
                await WriteCountAsync(context, reading, query, cancellationToken).ConfigureAwait(false);
                Note(1);
                return;
            }

            var warnings = Warnings(query, reading.Version, Caller.Of(context));
            if (form is JsonStyle style)
            {
                context.Response.ContentType = FeedFormat.ContentType(style);
                ConfirmPreferences(context.Response, style, isPreferred ? pageSize : null);
            }

            var cacheable = query.IsAggregated && form is JsonStyle && warnings.Count == 0 ? tag : null;
            if (cacheable is not null && cache.Find(reading.Version, cacheable) is { } known)
            {
                await SendAsync(context, known.Body, cancellationToken).ConfigureAwait(false);
                Note(known.Rows);
                return;
            }

            using var span = Telemetry.Source.StartActivity("read");
            span?.SetTag("prism.set", set.Name);
            span?.SetTag("prism.version", reading.Version);
            var started = time.GetTimestamp();
            await CheckLengthAsync(reading, query, form, cancellationToken).ConfigureAwait(false);
            long? count = query.WantsCount && form is JsonStyle ? await CountAsync(reading, query, query.CountSql, cancellationToken).ConfigureAwait(false) : null;
            var written = 0;
            var command = Command(reading, query, query.PageSql);
            await using (command.ConfigureAwait(false))
            {
                // The first row is read before the first byte is written: what fails, fails with a status.
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var hasRow = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    if (query.IsSingle && !hasRow)
                    {
                        throw FeedException.NotFound($"{set.Name} has no entity with this key.");
                    }

                    timeout.CancelAfter(Timeout.InfiniteTimeSpan);
                    var writer = Writer(context, query, form, new PageFrame(root, reading.Version, count, warnings, trimming, (token, rows) => NextLink(request, query, token, rows)));
                    var rows = RowReader.For(reader, reading.Turn);
                    if (cacheable is not null)
                    {
                        var body = new MemoryStream();
                        var pipe = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
                        written = await writer.WriteAsync(rows, hasRow, pipe, cancellationToken).ConfigureAwait(false);
                        await pipe.CompleteAsync().ConfigureAwait(false);
                        cache.Keep(reading.Version, cacheable, new KnownAnswer(body.ToArray(), written));
                        await SendAsync(context, body.ToArray(), cancellationToken).ConfigureAwait(false);
                    }
                    else if (!HttpMethods.IsHead(request.Method))
                    {
                        written = await writer.WriteAsync(rows, hasRow, context.Response.BodyWriter, cancellationToken).ConfigureAwait(false);
                    }
                }
            }

            Note(written);
            span?.SetTag("prism.rows", written);
            Telemetry.Answered(set.Name, form is ExportForm file ? file.Kind.ToString() : "Json", time.GetElapsedTime(started), written);
            await NoteSlownessAsync(context, reading, query, time.GetElapsedTime(started), written, cancellationToken).ConfigureAwait(false);
        }
    }

    private FeedWriter Writer(HttpContext context, FeedQuery query, AnswerForm form, PageFrame frame)
    {
        if (form is JsonStyle style)
        {
            return new JsonPage(query, style, frame, new PageLimits(options.Value.PageMegabytes * 1024L * 1024, TimeSpan.FromSeconds(options.Value.PageSeconds), time));
        }

        var export = (ExportForm)form;
        context.Response.ContentType = export.ContentType;
        if (export.IsDownload || export.Kind != ExportKind.Csv)
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{query.Set.Name}.{export.Kind.ToString().ToLowerInvariant()}\"";
        }

        return export.Kind switch
        {
            ExportKind.Csv => new CsvExport(query, export.HasMark),
            ExportKind.Xlsx => new XlsxExport(query),
            _ => new ParquetExport(query),
        };
    }

    /// <summary>A file has no next page: one that would be cut is not begun.</summary>
    private async Task CheckLengthAsync(WarehouseReading reading, FeedQuery query, AnswerForm form, CancellationToken cancellationToken)
    {
        if (form is ExportForm && await CountAsync(reading, query, query.LengthSql, cancellationToken).ConfigureAwait(false) > query.PageSize)
        {
            throw new FeedException(413, "ContentTooLarge", $"The answer has more than {query.PageSize} rows, the most of one file. Narrow it with $filter or $top, aggregate with $apply, or read it as JSON, page by page.", "$format");
        }
    }

    /// <summary>A read that has given what one may give ends with the page before.</summary>
    private void CheckRead(FeedQuery query)
    {
        if (options.Value.MaxReadRows is > 0 and var most && query.RowsBefore >= most)
        {
            throw new FeedException(413, "ContentTooLarge", $"This read has given {query.RowsBefore} rows over its pages; one may give {most}. Narrow it with $filter, e.g. year by year, or aggregate with $apply.", "$skiptoken");
        }
    }

    private List<Warning> Warnings(FeedQuery query, long version, Caller caller)
    {
        List<Warning> warnings = [];
        if (caller.TokenExpiresAtUtc is { } end && end - time.GetUtcNow() < AccessTokens.WarnedBefore)
        {
            warnings.Add(new Warning("TokenEndsSoon", string.Create(CultureInfo.InvariantCulture, $"The access token ends at {end.UtcDateTime:yyyy-MM-dd HH:mm} (UTC). Make a new one before.")));
        }

        if (query.ContinuedFrom is not { } before || before == version)
        {
            return warnings;
        }

        var what = $"The page before was read from warehouse version {before}, this one from {version}: a load was published in between. No row comes twice or is missed, but rows may have changed.";
        if (options.Value.RefuseVersionChange)
        {
            throw new FeedException(410, "VersionChanged", $"{what} Start again without $skiptoken.", "$skiptoken");
        }

        warnings.Add(new Warning("VersionChanged", what));
        return warnings;
    }

    private static async Task SendAsync(HttpContext context, byte[] body, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(body, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task NoteSlownessAsync(HttpContext context, WarehouseReading reading, FeedQuery query, TimeSpan elapsed, int rows, CancellationToken cancellationToken)
    {
        if (elapsed.TotalSeconds < options.Value.SlowQuerySeconds || !logger.IsEnabled(LogLevel.Warning))
        {
            return;
        }

        var command = Command(reading, query, query.PageSql);
        await using (command.ConfigureAwait(false))
        {
            var plan = await _dialect.PlanAsync(command, cancellationToken).ConfigureAwait(false);
            LogSlow(logger, (long)elapsed.TotalMilliseconds, context.Request.Path, context.Request.QueryString, rows, plan);
        }
    }

    /// <summary>The description shows the custom fields that are there now; before the first load there are none.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            var reading = await WarehouseReading.OpenAsync(database, _dialect, cancellationToken).ConfigureAwait(false);
            await using (reading.ConfigureAwait(false))
            {
                await documents.FollowAsync(reading, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (FeedException)
        {
            // No warehouse to follow: the feed can be described all the same.
        }
    }

    private DbCommand Command(WarehouseReading reading, FeedQuery query, string sql)
    {
        var command = reading.Command(query.Tables.Complete(sql));
        command.CommandTimeout = options.Value.QueryTimeoutSeconds;
        command.CommandText += _dialect.MemoryHint(options.Value.QueryMemoryPercent);
        query.Parameters.Bind(command);
        LogSql(logger, command.CommandText);
        return command;
    }

    private async Task<long> CountAsync(WarehouseReading reading, FeedQuery query, string sql, CancellationToken cancellationToken)
    {
        var command = Command(reading, query, sql);
        await using (command.ConfigureAwait(false))
        {
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
        }
    }

    private async Task WriteCountAsync(HttpContext context, WarehouseReading reading, FeedQuery query, CancellationToken cancellationToken)
    {
        var count = await CountAsync(reading, query, query.CountSql, cancellationToken).ConfigureAwait(false);
        context.Response.ContentType = "text/plain;charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(count.ToString(CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        }
    }

    private static void ConfirmPreferences(HttpResponse response, JsonStyle style, int? pageSize)
    {
        List<string> applied = [];
        if (style.OmitsNulls)
        {
            applied.Add("omit-values=nulls");
        }

        if (pageSize is { } size)
        {
            applied.Add(string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={size}"));
        }

        if (applied.Count > 0)
        {
            response.Headers["Preference-Applied"] = string.Join(", ", applied);
        }
    }

    /// <summary>The request's own address, going on after this page: what was skipped stays skipped, and $top counts down.</summary>
    private static string NextLink(HttpRequest request, FeedQuery query, string token, int rows)
    {
        var builder = new QueryBuilder();
        foreach (var (name, values) in request.Query)
        {
            var plain = name.Trim().ToLowerInvariant();
            if (plain is "$skip" or "$skiptoken" or "$top")
            {
                continue;
            }

            foreach (var value in values)
            {
                builder.Add(name, value ?? "");
            }
        }

        if (query.Remaining is { } remaining)
        {
            builder.Add("$top", (remaining - rows).ToString(CultureInfo.InvariantCulture));
        }

        builder.Add("$skiptoken", token);
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, builder.ToQueryString());
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Sql}")]
    private static partial void LogSql(ILogger logger, string sql);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slow: {Milliseconds} ms for {Path}{Query}, {Rows} rows. Plan: {Plan}")]
    private static partial void LogSlow(ILogger logger, long milliseconds, string path, QueryString query, int rows, string plan);
}
