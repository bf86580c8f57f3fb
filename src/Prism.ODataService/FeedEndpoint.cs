using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.OData.UriParser;
using Prism.ODataService.Querying;
using Prism.Warehouse;

namespace Prism.ODataService;

/// <summary>Answers everything under <c>/odata/v1</c>: one way for all sets.</summary>
public sealed partial class FeedEndpoint(
    ServiceDocuments documents, QueryTranslator translator, WarehouseDatabase database, IOptions<ServiceOptions> options, TimeProvider time, ILogger<FeedEndpoint> logger)
{
    public const string Root = "/odata/v1";

    private static readonly Uri ParserRoot = new("http://prism/odata/v1/");
    private readonly SqlDialect _dialect = SqlDialect.For(database.Engine);

    public async Task HandleAsync(HttpContext context)
    {
        // A client that goes away, or a query that outlasts its time, stops the database as well.
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.QueryTimeoutSeconds), time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, timeout.Token);
        try
        {
            await AnswerAsync(context, timeout, ending.Token).ConfigureAwait(false);
        }
        catch (FeedException failure) when (!context.Response.HasStarted)
        {
            await ErrorBody.WriteAsync(context, failure).ConfigureAwait(false);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested)
        {
            LogAborted(logger, context.Request.Path, e.GetType().Name);
        }
        catch (Exception e) when (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one: the connection breaks.
            LogBroken(logger, e, context.Request.Path);
            context.Abort();
        }
        catch (Exception) when (timeout.IsCancellationRequested)
        {
            await ErrorBody.WriteAsync(context, FeedException.Unavailable(
                $"The query took longer than {options.Value.QueryTimeoutSeconds} seconds. Ask for less: a $filter, fewer columns by $select, or $apply.")).ConfigureAwait(false);
        }
        catch (DbException e) when (e.Message.Contains("overflow", StringComparison.OrdinalIgnoreCase))
        {
            await ErrorBody.WriteAsync(context, FeedException.Unsupported("$apply", "A number of this query grew beyond what the database can compute exactly. "
                + "Filter first, or sum fewer rows.")).ConfigureAwait(false);
        }
        catch (DbException e) when (e is SqliteException { SqliteErrorCode: 5 or 6 or 10 or 14 } || e is not SqliteException)
        {
            LogFailed(logger, e, context.Request.Path);
            await ErrorBody.WriteAsync(context, FeedException.Unavailable("The warehouse cannot be reached at the moment. Try again later.")).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last resort: whatever happened, the caller gets an OData error and the log gets the reason.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(logger, e, context.Request.Path);
            await ErrorBody.WriteAsync(context, new FeedException(500, "InternalServerError", "The service failed to answer this; its log says why.")).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, CancellationTokenSource timeout, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            throw new FeedException(405, "MethodNotAllowed", $"{request.Method} is not answered: the feed is read with GET.");
        }

        context.Response.Headers["OData-Version"] = "4.0";
        if (request.Headers["OData-MaxVersion"].ToString() is { Length: > 0 } wanted && wanted[0] is >= '0' and < '4')
        {
            throw FeedException.Malformed("OData-MaxVersion", $"The service speaks OData 4.0; OData-MaxVersion asks for at most {wanted}.");
        }

        var asked = new QueryOptions(request.Query);
        var path = request.RouteValues["path"] as string ?? "";
        var root = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, Root);
        if (path.Length == 0)
        {
            await documents.WriteServiceDocumentAsync(context, root, FeedFormat.Style(request, asked["$format"])).ConfigureAwait(false);
            return;
        }

        if (path == "$metadata")
        {
            await documents.WriteMetadataAsync(context, asked["$format"]).ConfigureAwait(false);
            return;
        }

        if (path is "$batch" or "$all" or "$entity" || path.StartsWith("$crossjoin", StringComparison.Ordinal))
        {
            throw FeedException.Unsupported("path", $"{path} is not answered. Ask each set by itself.");
        }

        var encoded = request.Path.ToUriComponent();
        var parser = translator.Parser(ParserRoot, new Uri(ParserRoot, encoded[(encoded.IndexOf(Root, StringComparison.Ordinal) + Root.Length + 1)..] + request.QueryString.ToUriComponent()));
        var (set, key, isCount) = Target(parser, path);
        var style = FeedFormat.Style(request, asked["$format"]);
        var pageSize = FeedFormat.PageSize(request, options.Value.PageSize, out var isPreferred);

        var reading = await WarehouseReading.OpenAsync(database, _dialect, cancellationToken).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
        {
            var query = translator.Translate(reading.Context, _dialect, set, parser, asked, key, pageSize);
            if (isCount)
            {
                await WriteCountAsync(context, reading, query, cancellationToken).ConfigureAwait(false);
                return;
            }

            long? count = query.WantsCount ? await CountAsync(reading, query, cancellationToken).ConfigureAwait(false) : null;
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
                    context.Response.ContentType = FeedFormat.ContentType(style);
                    ConfirmPreferences(context.Response, style, isPreferred ? pageSize : null);
                    if (HttpMethods.IsHead(request.Method))
                    {
                        return;
                    }

                    var writer = new FeedWriter(query, _dialect, style, root, reading.Version);
                    await writer.WriteAsync(reader, hasRow, count, token => NextLink(request, query, token), context.Response.BodyWriter, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private (Contract.EntitySet Set, IReadOnlyList<object>? Key, bool IsCount) Target(ODataUriParser parser, string path)
    {
        List<ODataPathSegment> segments;
        try
        {
            segments = [.. parser.ParsePath()];
        }
        catch (ODataUnrecognizedPathException)
        {
            throw FeedException.NotFound($"There is no '{path}' here. The service document at {Root} lists the entity sets.");
        }
        catch (Exception e) when (e is Microsoft.OData.ODataException or ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw FeedException.Malformed("path", $"The path '{path}' cannot be understood: {e.Message}");
        }

        if (segments is [EntitySetSegment set, ..] && documents.Sets.TryGetValue(set.EntitySet.Name, out var found))
        {
            switch (segments)
            {
                case [_]:
                    return (found, null, false);
                case [_, CountSegment]:
                    return (found, null, true);
                case [_, KeySegment key]:
                    return (found, QueryTranslator.Key(found, key), false);
            }
        }

        throw FeedException.Unsupported("path", $"The path '{path}' is not answered. Answered are Set, Set(key) and Set/$count; read single properties with $select.");
    }

    private DbCommand Command(WarehouseReading reading, FeedQuery query, string sql)
    {
        var command = query.Table.CreateCommand();
        reading.Enlist(command);
        command.CommandTimeout = options.Value.QueryTimeoutSeconds;
        query.Table.Complete(command, sql);
        query.Parameters.Bind(command);
        LogSql(logger, command.CommandText);
        return command;
    }

    private async Task<long> CountAsync(WarehouseReading reading, FeedQuery query, CancellationToken cancellationToken)
    {
        var command = Command(reading, query, query.CountSql);
        await using (command.ConfigureAwait(false))
        {
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
        }
    }

    private async Task WriteCountAsync(HttpContext context, WarehouseReading reading, FeedQuery query, CancellationToken cancellationToken)
    {
        var count = await CountAsync(reading, query, cancellationToken).ConfigureAwait(false);
        context.Response.ContentType = "text/plain;charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(count.ToString(CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        }
    }

    private static void ConfirmPreferences(HttpResponse response, Querying.JsonStyle style, int? pageSize)
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
    private static string NextLink(HttpRequest request, FeedQuery query, string token)
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
            builder.Add("$top", (remaining - query.PageSize).ToString(CultureInfo.InvariantCulture));
        }

        builder.Add("$skiptoken", token);
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, builder.ToQueryString());
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Sql}")]
    private static partial void LogSql(ILogger logger, string sql);

    [LoggerMessage(Level = LogLevel.Information, Message = "The reader of {Path} went away ({Reason}).")]
    private static partial void LogAborted(ILogger logger, string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The answer to {Path} broke off.")]
    private static partial void LogBroken(ILogger logger, Exception exception, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} could not be answered.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string path);
}
