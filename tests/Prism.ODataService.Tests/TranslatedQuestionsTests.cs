using Prism.ODataService.Querying;
using Prism.SqlServerTests;

namespace Prism.ODataService.Tests;

/// <summary>That what is asked on SQLite is held to SQL Server, and the few texts that are not made of questions.</summary>
public sealed class TranslatedQuestionsTests(RunningService service)
{
    [Theory]
    [InlineData("Worklogs?$filter=SpentHours gt 17.125 or SpentHours mul 3 le 0.0625 and not (SpentHours eq 17.5)&$orderby=SpentHours desc&$top=3")]
    [InlineData("Issues?$apply=groupby((IssueType),aggregate($count as NeverAskedBefore))")]
    public async Task A_question_asked_on_SQLite_is_translated_for_SQL_Server_too(string address)
    {
        var before = TranslatedQuestions.Count;

        await service.GetAsync(address);

        Assert.True(TranslatedQuestions.Count > before);
    }

    [Fact]
    public void Texts_of_the_service_itself_are_TSQL()
    {
        string[] texts = [WarehouseReading.PublishedSql(SqlServerDialect.Instance), SqlServerDialect.Instance.RowsOf("FactIssue"), SqlServerDialect.PlanOn, SqlServerDialect.PlanOff];

        Assert.All(texts, TransactSql.AssertSound);
    }
}
