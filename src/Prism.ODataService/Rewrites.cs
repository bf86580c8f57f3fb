using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Writing;
using Prism.Warehouse;

namespace Prism.ODataService;

/// <summary>An address that would be answered, below the feed's root.</summary>
/// <param name="Code"><c>Instead</c> when it gives what was asked for, or a part of it where several do together; <c>Without</c> when what was refused is left out.</param>
/// <param name="Address">Path and query.</param>
public sealed record Rewrite(string Code, string Address);

/// <summary>
/// What to ask instead of a query that was refused. No address is given that has not been translated: what stands in the way is taken out, option by option, until
/// nothing does.
/// </summary>
public sealed partial class Rewrites(
    ServiceDocuments documents, QueryTranslator translator, WarehouseDatabase database, QueryCosts costs, IOptions<ServiceOptions> options, ILogger<Rewrites> logger)
{
    private const string Instead = "Instead";
    private const string Without = "Without";
    private const int MostSteps = 20;
    private const int FewRows = 100;

    private static readonly int[] Statuses =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status405MethodNotAllowed, StatusCodes.Status406NotAcceptable, StatusCodes.Status410Gone, StatusCodes.Status412PreconditionFailed, StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status414UriTooLong, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status501NotImplemented,
    ];

    // A query that took too long or too much memory would do so again: that one is refused as well.
    private static bool IsRefusal(FeedException failure) => Statuses.Contains(failure.Status) || failure is { Status: StatusCodes.Status503ServiceUnavailable, Target: "query" };

    /// <summary>Addresses that work instead of a request's; empty where waiting or signing in is what helps.</summary>
    public async Task<IReadOnlyList<Rewrite>> OfAsync(HttpContext context, FeedException failure)
    {
        if (!IsRefusal(failure) || context.Features.Get<Caller>() is not { Rights: var rights })
        {
            return [];
        }

#pragma warning disable CA1031 // A refusal is told whether or not there is something to say instead.
        try
        {
            var warehouse = database.CreateContext();
            await using (warehouse.ConfigureAwait(false))
            {
                List<Rewrite> found = [];
                foreach (var candidate in failure.Instead)
                {
                    found.Add(Working(warehouse, candidate, rights, Instead));
                }

                return found.Count > 0 ? [.. found.Distinct()] : [Left(context.Request, failure, warehouse, rights)];
            }
        }
        catch (Exception e)
        {
            LogNone(logger, e, context.Request.Path);
            return [];
        }
#pragma warning restore CA1031
    }

    /// <summary>The request's own address without what was refused.</summary>
    private Rewrite Left(HttpRequest request, FeedException failure, WarehouseContext warehouse, Rights rights)
    {
        // What is no version of the feed begins at the feed's start.
        var below = request.Path.StartsWithSegments(FeedEndpoint.Root, StringComparison.Ordinal, out var rest) ? rest.ToUriComponent().TrimStart('/') : "";
        below = below.EndsWith(FeedEndpoint.LongForm, StringComparison.Ordinal) ? below[..^FeedEndpoint.LongForm.Length] : below;
        return failure.Status switch
        {
            // The row is not there, the address too long, or what the database was asked could not be computed: some rows of the set are.
            StatusCodes.Status404NotFound or StatusCodes.Status414UriTooLong => Rows(warehouse, below, rights),
            _ when failure.Target == "query" => Rows(warehouse, below, rights),

            // A file that would be too long is read page by page.
            StatusCodes.Status413PayloadTooLarge when failure.Target == "$format" => Working(warehouse, Changed(below + request.QueryString.ToUriComponent(), "$format", "json"), rights, Instead),
            StatusCodes.Status406NotAcceptable => Working(warehouse, Changed(below + request.QueryString.ToUriComponent(), "$format", "json"), rights, Instead),
            StatusCodes.Status405MethodNotAllowed or StatusCodes.Status412PreconditionFailed or StatusCodes.Status415UnsupportedMediaType => Working(warehouse, below + request.QueryString.ToUriComponent(), rights, Instead),
            _ => Working(warehouse, below + request.QueryString.ToUriComponent(), rights, Without, failure),
        };
    }

    /// <summary>An address that is translated, or what is left of it when what is not has been taken out.</summary>
    private Rewrite Working(WarehouseContext warehouse, string address, Rights rights, string code, FeedException? known = null)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if ((known ?? Refusal(warehouse, address, rights)) is not { } failure)
            {
                return new Rewrite(code, address);
            }

            var next = failure.Instead is [var better, ..] ? better : failure.Target is { } target ? Freed(address, target) : address;
            if (next == address)
            {
                break;
            }

            code = failure.Instead.Count > 0 ? code : Without;
            address = next;
            known = null;
        }

        return Rows(warehouse, address, rights);
    }

    private Rewrite Rows(WarehouseContext warehouse, string address, Rights rights)
    {
        var name = Uri.UnescapeDataString(address.Split('(', '/', '?')[0]);
        if (!documents.Sets.ContainsKey(name))
        {
            return new Rewrite(Without, "");
        }

        // As many rows as are allowed; a set that must be narrowed says itself how.
        foreach (var few in new[] { FewRows, 1 })
        {
            var rows = string.Create(CultureInfo.InvariantCulture, $"{name}?$top={few}");
            var refusal = Refusal(warehouse, rows, rights);
            if (refusal is null || (refusal.Instead is [var narrowed, ..] && Refusal(warehouse, rows = narrowed, rights) is null))
            {
                return new Rewrite(Without, rows);
            }
        }

        return new Rewrite(Without, "");
    }

    private FeedException? Refusal(WarehouseContext warehouse, string address, Rights rights)
    {
        try
        {
            if (address.Length == 0 || address.StartsWith('?') || address.StartsWith("$metadata", StringComparison.Ordinal))
            {
                return null;
            }

            var asked = new QueryOptions(new QueryCollection(QueryHelpers.ParseQuery(new Uri(new Uri("http://prism/"), address).Query)));
            var question = FeedQuestion.Read(documents, translator, address, asked);
            if (asked["$format"] is { } format)
            {
                FeedFormat.Read(new DefaultHttpContext().Request, format);
            }

            var query = translator.Translate(
                warehouse, SqlDialect.For(database.Engine), question.Set, question.Parser, asked, question.Key, options.Value.PageSize, identifiesRows: false, mustNarrow: !question.IsCount, rights);
            costs.Demand(query, question.Set, asked);
            return null;
        }
        catch (FeedException failure)
        {
            return failure;
        }
    }

    /// <summary>The address without an option; of navigations, what is asked inside of them goes first.</summary>
    private static string Freed(string address, string option)
    {
        if (option == "$expand" && address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at && QueryHelpers.ParseQuery(address[at..]).TryGetValue(option, out var written))
        {
            var plain = string.Join(',', ApplyRewrite.Split(written.ToString(), ',').Select(n => n.Split('(', '/')[0]).Distinct());
            if (plain != written.ToString())
            {
                return Changed(address, option, Uri.EscapeDataString(plain));
            }
        }

        return Changed(address, option, null);
    }

    /// <summary>The address with an option set, or without it; whatever its case, and with or without its dollar sign.</summary>
    private static string Changed(string address, string option, string? value)
    {
        var at = address.IndexOf('?', StringComparison.Ordinal);
        var path = at < 0 ? address : address[..at];
        List<string> parts = [];
        foreach (var (name, values) in QueryHelpers.ParseQuery(at < 0 ? "" : address[at..]))
        {
            if (!name.Trim().TrimStart('$').Equals(option.TrimStart('$'), StringComparison.OrdinalIgnoreCase))
            {
                parts.AddRange(values.Select(v => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(v ?? "")}".Replace("%24", "$", StringComparison.Ordinal)));
            }
        }

        if (value is not null)
        {
            parts.Add($"{option}={value}");
        }

        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No address could be given instead of {Path}.")]
    private static partial void LogNone(ILogger logger, Exception exception, string path);
}
