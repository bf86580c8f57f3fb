using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Tokens;
using Prism.ODataService.Usage;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Tests.Security;

/// <summary>Who read what, how much, and by which program.</summary>
public sealed class UsageTests(RunningService service)
{
    [Fact]
    public async Task Every_way_of_reading_is_counted_by_set_and_by_KPI_under_a_pseudonym()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var log = service.Services.GetRequiredService<UsageLog>();
        await service.Services.GetRequiredService<OpsDatabase>().MigrateAsync(cancellationToken);
        var (token, text) = await service.Services.GetRequiredService<AccessTokens>().CreateAsync("test", "usage", "reader of the usage test", new Rights { Organisation = true, PeoplesData = true }, 7, cancellationToken);
        await using var warehouse = service.Database.CreateContext();
        var value = await warehouse.FactKpiValues.Where(v => v.IsCurrent && v.KpiValueSk > 0).Include(v => v.Kpi).FirstAsync(cancellationToken);
        var code = value.Kpi.KpiCode;
        await log.WriteAsync(cancellationToken);
        await using var ops = service.Services.GetRequiredService<OpsDatabase>().CreateContext();
        var before = (await ops.UsageDays.AsNoTracking().ToListAsync(cancellationToken)).Select(u => u.Reader).ToHashSet();

        async Task ReadAsync(string address, string agent)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
            request.Headers.Authorization = new("Bearer", text);
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
            using var response = await service.Client.SendAsync(request, cancellationToken);
            Assert.True(response.IsSuccessStatusCode, address);
        }

        await ReadAsync("Projects?$top=2", "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)");
        await ReadAsync("Projects?$top=1&$format=csv", "Mozilla/5.0");
        await ReadAsync($"KpiValues?$filter=KpiCode eq '{code}'&$top=3", "Microsoft Office/16.0 Excel");
        await ReadAsync($"KpiValues?$apply=filter(KpiCode eq '{code}')/aggregate($count as N)", "Microsoft Office/16.0 Excel");
        await ReadAsync($"KpiValues?$apply=filter(KpiCode eq '{code}')/aggregate($count as N)", "Microsoft Office/16.0 Excel");
        await ReadAsync($"KpiValues({value.KpiValueSk})/Prism.Explain()", "Mozilla/5.0");
        await log.WriteAsync(cancellationToken);

        // Other tests read at the same time; nobody else asks for this KPI by Excel.
        var rows = (await ops.UsageDays.AsNoTracking().ToListAsync(cancellationToken)).Where(u => !before.Contains(u.Reader)).ToList();
        var reader = Assert.Single(rows, u => u.Subject == $"KPI:{code}" && u.ClientKind == ClientKind.Excel).Reader;
        var mine = rows.Where(u => u.Reader == reader).ToList();
        Assert.DoesNotContain(token.TokenId, reader, StringComparison.Ordinal);
        Assert.Equal(24, reader.Length);
        UsageDay Of(string subject, string client) => Assert.Single(mine, u => u.Subject == subject && u.ClientKind == client);
        Assert.Equal((1, 2), (Of("Projects", ClientKind.PowerBiDesktop).Reads, Of("Projects", ClientKind.PowerBiDesktop).RowsRead));
        Assert.Equal((1, 1), (Of("Projects", ClientKind.Browser).Reads, Of("Projects", ClientKind.Browser).RowsRead));
        Assert.Equal(3, Of("KpiValues", ClientKind.Excel).Reads);
        Assert.Equal(3, Of($"KPI:{code}", ClientKind.Excel).Reads);
        Assert.Equal(1, Of($"KPI:{code}", ClientKind.Browser).Reads);
    }

    [Theory]
    [InlineData("Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)", ClientKind.PowerBiDesktop)]
    [InlineData("PowerBI/2.1 Gateway Microsoft.Data.Mashup", ClientKind.Gateway)]
    [InlineData("PowerBI Service Microsoft.Data.Mashup", ClientKind.PowerBiService)]
    [InlineData("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Excel 16.0)", ClientKind.Excel)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64)", ClientKind.Browser)]
    [InlineData("curl/8.0", ClientKind.Other)]
    [InlineData("", ClientKind.Other)]
    public void A_program_is_known_by_what_it_says_of_itself(string agent, string kind)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.Headers.UserAgent = agent;
        Assert.Equal(kind, ClientRecognition.Of(context.Request));
    }
}
