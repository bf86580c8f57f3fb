using System.Text;
using System.Text.Json.Nodes;
using Prism.Etl.Sources.Jira.Reading;

namespace Prism.Etl.Tests.Sources.Jira;

public sealed class KeptPayloadTests
{
    private const string Page = """
        {"startAt":0,"total":1,"issues":[{"id":"1","key":"A-1","fields":{"summary":"Own","labels":["summary","ä\"<&"],"customfield_1":3.50,"flag":true,"none":null,"items":[{"field":"x"}],
          "parent":{"id":"2","fields":{"summary":"The parent's"}},"issuelinks":[{"id":"7","outwardIssue":{"id":"3","fields":{"summary":"The other's"}}}]},
         "changelog":{"total":2,"histories":[
          {"id":"10","items":[{"field":"description","fieldtype":"jira","fromString":"a secret"},{"field":"status","from":"1","to":"2"},{"fieldtype":"jira","toString":"a word","field":"Comment"}]},
          {"id":"11","items":[{"field":"environment","toString":"a host"},{"field":"summary","fromString":"Old","toString":"Own"}]}]}}]}
        """;

    [Fact]
    public void Former_descriptions_and_comments_are_not_kept_and_all_else_is()
    {
        var kept = Kept(Page, withSummaries: true);
        var expected = JsonNode.Parse(Page)!;
        var histories = expected["issues"]![0]!["changelog"]!["histories"]!;
        var first = histories[0]!["items"]!.AsArray();
        first.RemoveAt(2);
        first.RemoveAt(0);
        histories[1]!["items"]!.AsArray().RemoveAt(0);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(kept)), kept);
        Assert.Contains("3.50", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Summaries_that_are_switched_off_are_kept_neither_of_the_issue_nor_of_those_it_names()
    {
        var kept = Kept(Page, withSummaries: false);
        foreach (var text in new[] { "Own", "Old", "The parent's", "The other's", "a secret", "a word", "a host" })
        {
            Assert.DoesNotContain(text, kept, StringComparison.Ordinal);
        }

        var issue = JsonNode.Parse(kept)!["issues"]![0]!;
        Assert.Equal("summary", issue["fields"]!["labels"]![0]!.GetValue<string>());
        Assert.Equal(2, issue["changelog"]!["histories"]!.AsArray().Count);
        Assert.Single(issue["changelog"]!["histories"]![0]!["items"]!.AsArray());
    }

    [Fact]
    public void A_page_with_nothing_to_leave_out_is_kept_byte_by_byte()
    {
        ReadOnlyMemory<byte> page = Encoding.UTF8.GetBytes("""{"issues":[{"id":"1", "fields":{"summary":"Own"}}]}""");
        Assert.Equal(page, KeptPayloads.OfSearch(page, withSummaries: true));
    }

    private static string Kept(string page, bool withSummaries) => Encoding.UTF8.GetString(KeptPayloads.OfSearch(Encoding.UTF8.GetBytes(page), withSummaries).Span);
}
