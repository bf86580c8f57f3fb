using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Prism.ODataService.Tests.Security;

/// <summary>The matrix finds what is wrong: with the row filter taken off any one set, way, page or cache, and nothing else changed, it reports that one.</summary>
[Collection(RightsCollection.Name)]
public sealed class RightsMutationTests(RightsWarehouse rights)
{
    // What everybody may read has no rule to take off.
    private static readonly string[] Everyones = ["Dates", "Kpis", "Statuses"];

    // Sees names, so that no row is withheld for another reason, and a part of nearly everything.
    private MatrixCaller Caller => rights.Callers["program by token"];

    public static TheoryData<string> Sets() => [.. EdmModel.Sets.Select(s => s.Name).Except(Everyones)];

    public static TheoryData<string> Ways() => [.. new Ways(null!).All.Select(w => w.Name).Where(w => w is not ("another's ETag" or "kept answer"))];

    public static TheoryData<string> Pages() => [.. PagesOfRights.All(null!).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_set_without_its_rule_is_found_by_every_way_of_asking(string name)
    {
        await using var app = await rights.StartAsync(services => services.AddSingleton(new ServiceDocuments(RulelessSet.Instead(name))));
        using var asker = new Asker(app.Urls.First());
        var set = rights.Sets.Single(s => s.Name == name);
        List<string> unnoticed = [];
        foreach (var way in rights.WaysOf(Caller).All.Where(w => w.Name is not ("$expand" or "another's ETag" or "kept answer")))
        {
            if (await way.Difference(asker, Caller, set) is null)
            {
                unnoticed.Add(way.Name);
            }
        }

        // Rows of the set are reached from others too.
        foreach (var (from, reference) in EdmModel.Sets.SelectMany(s => s.References.Where(r => r.Target.Name == name && r.Target.Keys.Count == 1).Select(r => (s, r))))
        {
            if (await Security.Ways.ExpandAsync(asker, Caller, from, reference) is null && await rights.WaysOf(Caller).LeadsToUnseenAsync(rights.Asker, Caller, from, reference))
            {
                unnoticed.Add($"$expand {from.Name}/{reference.Name}");
            }
        }

        Assert.True(unnoticed.Count == 0, $"{name} without its rule is not noticed by {string.Join(", ", unnoticed)}.");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_way_of_asking_without_the_filter_is_found_and_the_others_are_as_they_were(string name)
    {
        await using var app = await rights.StartAsync(services => services.AddSingleton<IStartupFilter>(new ForgetfulWay(name)));
        using var asker = new Asker(app.Urls.First());
        foreach (var set in rights.Sets.Where(s => s.Name is "Worklogs" or "Issues" or "KpiValues" or "IssueCustomFields"))
        {
            foreach (var way in rights.WaysOf(Caller).All.Where(w => w.Name == name || w.Name is "feed" or "$count"))
            {
                asker.Way = way.Name;
                Assert.Equal(way.Name == name, await way.Difference(asker, Caller, set) is not null);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_or_file_without_the_filter_is_found(string name)
    {
        await using var app = await rights.StartAsync(services => services.AddSingleton<IStartupFilter>(new ForgetfulWay(name)));
        using var asker = new Asker(app.Urls.First());
        foreach (var page in PagesOfRights.All(rights))
        {
            asker.Way = page.Name;
            Assert.Equal(page.Name == name, await page.Difference(asker, Caller) is not null);
        }
    }

    [Theory]
    [InlineData("another's ETag")]
    [InlineData("kept answer")]
    public async Task An_answer_or_tag_kept_by_the_address_alone_is_found(string name)
    {
        await using var app = await rights.StartAsync(services => services.AddSingleton<IStartupFilter>(new KeptByAddress(name)));
        using var asker = new Asker(app.Urls.First()) { Way = name };
        foreach (var set in rights.Sets.Where(s => s.Name is "Worklogs" or "Issues" or "KpiValues" or "IssueCustomFields"))
        {
            Assert.NotNull(await rights.WaysOf(Caller).All.Single(w => w.Name == name).Difference(asker, Caller, set));
        }
    }
}
