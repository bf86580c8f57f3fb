namespace Prism.Reports.Tests.Connector;

/// <summary>The connector names nothing that the feed's approved contract does not have.</summary>
public sealed class ContractTests
{
    [Fact]
    public async Task Every_set_and_column_of_the_connector_is_in_the_metadata()
    {
        Assert.Empty(await FoldedRequests.ProblemsAsync(ConnectorText.Text));
    }

    [Theory]
    [InlineData("[Name = \"Worklogs\", Group", "[Name = \"WorkLogs\", Group", "WorkLogs is not in $metadata.")]
    [InlineData("    [Name = \"Boards\", Group = \"Dimensions\", Date = null, Scope = \"None\"],", "", "Boards is not in the connector.")]
    [InlineData("Date = \"PeriodEnd\"", "Date = \"PeriodEnds\"", "KpiValue.PeriodEnds is not a day of $metadata.")]
    [InlineData("Group = \"Schedule\", Date = \"StatusOn\"", "Group = \"Schedule\", Date = \"StatusDateSk\"", "PlanVersion.StatusDateSk is not a day of $metadata.")]
    [InlineData("ScopeName eq ", "ScopeTitle eq ", "ScopeTitle")]
    [InlineData("IsCurrent eq true and Portfolio", "IsCurrent eq true and Folio", "Folio")]
    [InlineData("&$select=ProjectCode", "&$select=Code", "Code")]
    [InlineData("\" lt \" & Prism.Day(to)", "\" lt '\" & Prism.Day(to) & \"'\"", "incompatible")]
    [InlineData("Text.Combine(parts, \" and \")", "Text.Combine(parts, \" und \")", "und")]
    [InlineData("[Name = \"Tasks\", Group = \"Dimensions\", Date = null, Scope = \"ProjectCode\"]", "[Name = \"Tasks\", Group = \"Dimensions\", Date = null, Scope = \"None\"]", "could narrow")]
    public async Task A_connector_that_does_not_fit_the_contract_is_rejected(string old, string changed, string says)
    {
        var problems = await FoldedRequests.ProblemsAsync(ConnectorText.With(old, changed));
        Assert.Contains(problems, p => p.Contains(says, StringComparison.Ordinal));
    }
}
