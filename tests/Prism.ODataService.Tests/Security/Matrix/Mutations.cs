using System.Collections;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Prism.ODataService.Contract;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse;

namespace Prism.ODataService.Tests.Security;

/// <summary>A set whose rule was forgotten: it gives every row to everybody.</summary>
internal sealed class RulelessSet(EntitySet set) : EntitySet(set.Name, set.EntityType)
{
    public override IQueryable Query(WarehouseContext warehouse, AutoMapper.IConfigurationProvider projections, SeenRows? seen) => set.Query(warehouse, projections, null);

    public override Task<long> CountAsync(WarehouseContext warehouse, CancellationToken cancellationToken) => set.CountAsync(warehouse, cancellationToken);

    /// <summary>All sets, one of them without its rule. The others are made anew, since sets know each other.</summary>
    public static IReadOnlyList<EntitySet> Instead(string name) => Link([.. EdmModel.Sets.Select(s => s.Name == name ? new RulelessSet(s) : (EntitySet)new SameSet(s))]);

    private sealed class SameSet(EntitySet set) : EntitySet(set.Name, set.EntityType)
    {
        public override IQueryable Query(WarehouseContext warehouse, AutoMapper.IConfigurationProvider projections, SeenRows? seen) => set.Query(warehouse, projections, seen);

        public override Task<long> CountAsync(WarehouseContext warehouse, CancellationToken cancellationToken) => set.CountAsync(warehouse, cancellationToken);
    }
}

/// <summary>A service that forgets on one way of asking whose rows it may give: from the sign-in on, that way's requests see every row.</summary>
internal sealed class ForgetfulWay(string way) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext context, RequestDelegate rest) =>
            rest(context.Request.Headers[Asker.WayHeader] == way ? new DefaultHttpContext(new SeesEverything(context.Features)) { RequestServices = context.RequestServices } : context));
        next(app);
    };

    private sealed class SeesEverything(IFeatureCollection inner) : IFeatureCollection
    {
        public bool IsReadOnly => inner.IsReadOnly;
        public int Revision => inner.Revision;

        public object? this[Type key]
        {
            get => inner[key];
            set => inner[key] = value;
        }

        public TFeature? Get<TFeature>() => inner.Get<TFeature>();

        public void Set<TFeature>(TFeature? instance) =>
            inner.Set(instance is Caller caller ? (TFeature)(object)(caller with { Rights = caller.Rights with { Organisation = true } }) : instance);

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => inner.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>A service that keeps answers, or knows their tags, by the address alone.</summary>
internal sealed class KeptByAddress(string way) : IStartupFilter
{
    private readonly ConcurrentDictionary<string, (int Status, byte[] Body, string Type, string Tag)> _kept = new();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(AnswerAsync);
        next(app);
    };

    private async Task AnswerAsync(HttpContext context, RequestDelegate rest)
    {
        if (context.Request.Headers[Asker.WayHeader] != way)
        {
            await rest(context);
            return;
        }

        var address = context.Request.Path + context.Request.QueryString.ToString();
        if (!_kept.TryGetValue(address, out var kept))
        {
            var (outer, body) = (context.Response.Body, new MemoryStream());
            context.Response.Body = body;
            await rest(context);
            context.Response.Body = outer;
            kept = (context.Response.StatusCode, body.ToArray(), context.Response.ContentType ?? "", context.Response.Headers.ETag.ToString());
            _kept[address] = kept;
        }

        context.Response.StatusCode = kept.Tag.Length > 0 && context.Request.Headers.IfNoneMatch == kept.Tag ? StatusCodes.Status304NotModified : kept.Status;
        context.Response.Headers.ETag = kept.Tag;
        if (context.Response.StatusCode != StatusCodes.Status304NotModified)
        {
            context.Response.ContentType = kept.Type;
            await context.Response.Body.WriteAsync(kept.Body);
        }
    }
}
