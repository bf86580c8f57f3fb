using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Loading;
using Prism.SampleJira;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Tests.Sources.Jira;

public sealed class PseudonymTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_key_nothing_staged_names_a_person_and_all_that_points_to_one_still_does()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Cancellation);
        var plain = await LoadAsync(site, null);
        var hidden = await LoadAsync(site, "a key of enough length");
        var other = await LoadAsync(site, "another key of enough length");

        var rows = hidden.Describe();
        foreach (var person in plain.All<StagedPerson>())
        {
            Assert.DoesNotContain(person.SourceId, rows, StringComparison.Ordinal);
            Assert.DoesNotContain(person.DisplayName, rows, StringComparison.Ordinal);
            Assert.True(person.Email is null || !rows.Contains(person.Email, StringComparison.Ordinal));
        }

        Assert.Equal(0, hidden.LandedCount);
        Assert.Equal(plain.All<StagedPerson>().Count(), hidden.All<StagedPerson>().Count());
        var known = hidden.All<StagedPerson>().Select(person => person.SourceId).ToHashSet();
        Assert.Empty(known.Intersect(other.All<StagedPerson>().Select(person => person.SourceId)));
        Assert.All(hidden.All<StagedWorklog>(), worklog => Assert.Contains(worklog.AuthorId!, known));
        Assert.Equal(Shares(plain), Shares(hidden));
        Assert.All(hidden.All<StagedIssue>(), issue =>
        {
            var last = StagedChanges.Read(issue.ChangesJson).LastOrDefault(change => change.Field == TrackedField.Assignee);
            Assert.True(last is null || last.To == issue.AssigneeId);
        });
    }

    [Fact]
    public async Task The_register_gives_a_pseudonym_its_team_and_not_its_name()
    {
        var people = new JiraPeople("jira", "a key of enough length");
        await using var star = await LoadedStar.CreateAsync(
            decide: settings => settings with { Pseudonyms = new Dictionary<string, Func<string, string?>> { ["jira"] = people.Known } });
        var pseudonym = people.Known("ann-account")!;
        await star.StageAsync(
            Rows.Person(pseudonym, "Person " + pseudonym[..8]),
            Rows.Person("someone", "Person someone"),
            Rows.Employee("Ann Adams", "ann-account") with { Team = "Blue", Role = "Developer" },
            Rows.Employee("Bob Brown", "nobody-here") with { Team = "Red" });
        await star.LoadAsync();
        var ann = await star.SingleAsync<DimPerson>(person => person.SourceId == pseudonym);
        Assert.Equal(("Person " + pseudonym[..8], "Blue", "Developer", "jira"), (ann.DisplayName, ann.Team, ann.Role, ann.SourceSystem));
        Assert.DoesNotContain(await star.RowsAsync<DimPerson>(), person => person.DisplayName.Contains("Ann", StringComparison.Ordinal));
        Assert.Null((await star.SingleAsync<DimPerson>(person => person.SourceId == "someone")).Team);
        Assert.Equal("Red", (await star.SingleAsync<DimPerson>(person => person.DisplayName == "Bob Brown")).Team);
    }

    /// <summary>How the worklogs are spread over people, whoever they are.</summary>
    private static IEnumerable<long> Shares(HeldStaging staging) =>
        staging.All<StagedWorklog>().GroupBy(worklog => worklog.AuthorId).Select(group => group.Sum(worklog => worklog.SpentSeconds)).Order();

    private static async Task<HeldStaging> LoadAsync(SampleJiraHost site, string? key)
    {
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), Token = "token", PageSize = 100, PseudonymKey = key, Landing = key is null };
        Assert.Empty(options.Validate(0));
        var staging = new HeldStaging();
        await staging.TakeAsync(new JiraSource(options, staging.KnownIssues, TimeProvider.System, NullLogger<JiraSource>.Instance), Cancellation);
        return staging;
    }
}
