using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Prism.ODataService.Tests.Security;

/// <summary>Kinds of caller × every set × every way to ask: exactly the rows that the rights model, told a second time in <see cref="ExpectedRows"/>, allows.</summary>
[Collection(RightsCollection.Name)]
public sealed class RightsMatrixTests(RightsWarehouse rights)
{
    public static TheoryData<string, string> Matrix()
    {
        var matrix = new TheoryData<string, string>();
        foreach (var kind in RightsWarehouse.Kinds)
        {
            foreach (var set in EdmModel.Sets.Select(s => s.Name).Append("IssueCustomFields"))
            {
                matrix.Add(kind, set);
            }
        }

        return matrix;
    }

    public static TheoryData<string> Kinds() => [.. RightsWarehouse.Kinds];

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_caller_sees_of_every_set_what_its_rights_cover_however_it_asks(string kind, string setName)
    {
        var caller = rights.Callers[kind];
        var set = rights.Sets.Single(s => s.Name == setName);
        List<string> differences = [];
        foreach (var way in rights.WaysOf(caller).All)
        {
            if (await way.Difference(rights.AskerOf(caller), caller, set) is { } difference)
            {
                differences.Add($"{way.Name}: {difference}");
            }
        }

        Assert.True(differences.Count == 0, $"{kind}, {setName}\n{string.Join('\n', differences)}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_caller_sees_on_every_page_and_in_every_file_what_its_rights_cover(string kind)
    {
        var caller = rights.Callers[kind];
        List<string> differences = [];
        foreach (var page in PagesOfRights.All(rights))
        {
            if (await page.Difference(rights.AskerOf(caller), caller) is { } difference)
            {
                differences.Add($"{page.Name}: {difference}");
            }
        }

        Assert.True(differences.Count == 0, $"{kind}\n{string.Join('\n', differences)}");
    }

    [Fact]
    public async Task Who_may_see_nothing_is_refused_however_it_asks_and_whatever_for()
    {
        foreach (var way in rights.WaysOf(rights.Callers["administrator"]).All)
        {
            // A key that there is, a set whose rows it may not see, and one that is everyone's who sees anything.
            foreach (var name in new[] { "Worklogs", "Dates", "KpiValues", "IssueCustomFields" }.Where(name => way.Name != "$expand" || name != "Dates"))
            {
                var nobody = rights.Nobody with { Expected = rights.Callers["administrator"].Expected };
                var refused = await Assert.ThrowsAsync<RefusedException>(() => way.Difference(rights.Asker, nobody, rights.Sets.Single(s => s.Name == name)));
                Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
                var unknown = await Assert.ThrowsAsync<RefusedException>(() => way.Difference(rights.Asker, nobody with { Authorization = null }, rights.Sets.Single(s => s.Name == name)));
                Assert.Equal(HttpStatusCode.Unauthorized, unknown.Status);
            }
        }

        foreach (var path in new[] { "/", "/odata/v1/", "/odata/v1/$metadata", "/connect", "/connect/prism.pbids", "/connect/excel.xlsx", "/connect/powerbi.zip", $"/explain/{MatrixSeed.PortfolioValue}", $"/odata/v1/KpiValues({MatrixSeed.PortfolioValue})/Prism.Explain()", "/tokens" }
            .Concat(rights.Sets.Select(s => $"/odata/v1/{s.Name}")))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<RefusedException>(() => rights.Asker.GetAsync(rights.Nobody, path))).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<RefusedException>(() => rights.Asker.GetAsync(rights.Nobody with { Authorization = null }, path))).Status);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_trimmed_answer_says_so_in_every_format_and_a_whole_one_does_not(string kind)
    {
        var caller = rights.Callers[kind];
        await using var warehouse = rights.Database.CreateContext();
        var all = await warehouse.Projects.CountAsync(p => p.IsCurrent && p.ProjectSk > 0, TestContext.Current.CancellationToken);
        var seen = caller.Rights.Organisation ? all : await warehouse.Projects.CountAsync(p => p.IsCurrent && p.ProjectSk > 0 && caller.Expected.ProjectIds.Contains(p.ProjectId), TestContext.Current.CancellationToken);
        var expected = all == seen && caller.Rights.PeoplesData ? null : $"projects={all - seen}/{all}; people={(caller.Rights.PeoplesData ? "named" : "pseudonyms")}";
        foreach (var path in new[] { "Worklogs?$top=1", "Worklogs/$count", "Worklogs?$apply=aggregate($count as N)", "Worklogs?$top=1&$format=csv", "Worklogs?$top=1&$format=xlsx", "Worklogs?$top=1&$format=parquet", "KpiValues?$expand=Scope&$top=1", "Scopes" })
        {
            var told = await rights.AskerOf(caller).GetAsync(caller, path);
            Assert.Equal(expected, told.Trimmed);
            if (path.IndexOf("$format", StringComparison.Ordinal) < 0 && !path.EndsWith("$count", StringComparison.Ordinal))
            {
                Assert.Equal(expected is not null, told.Json.TryGetProperty("@prism.trimmed", out var note));
                Assert.True(expected is null || (note.GetProperty("projectsLeftOut").GetInt32() == all - seen && note.GetProperty("pseudonyms").GetBoolean() != caller.Rights.PeoplesData));
            }
        }

        // A wider question is answered with what is seen, and the set of scopes says what that is.
        var (scopes, _) = await rights.AskerOf(caller).PageAsync(caller, rights.Sets.Single(s => s.Name == "Scopes"), "Scopes?$filter=ScopeSk gt 0");
        Assert.Equal(caller.Expected.Of("Scopes").Where(key => key[0] != '-').Order(StringComparer.Ordinal), scopes.Order(StringComparer.Ordinal));
    }
}
