using Microsoft.SqlServer.TransactSql.ScriptDom;
using Prism.Kpis.Engine;
using Prism.Kpis.Explaining;
using Prism.Kpis.Governance;
using Prism.Warehouse;

namespace Prism.Kpis.Tests;

public sealed class SqlServerTextTests
{
    private static readonly KpiLibrary Library = KpiLibrary.Load(null);
    private static readonly Dictionary<string, MeasureDefinition> Measures = Library.Measures.ToDictionary(measure => measure.Name);
    private static readonly Dictionary<string, int> Numbers = Library.Measures.Select((measure, index) => (measure.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index + 1);

    public static TheoryData<string> MeasureNames => [.. Measures.Keys.Order()];

    public static TheoryData<string> Codes => [.. Library.Kpis.Keys.Order()];

    [Theory]
    [MemberData(nameof(MeasureNames))]
    public void The_statement_of_a_measure_is_sound_T_SQL(string name)
    {
        var sql = MeasureSql.Insert(Measures[name], Numbers, 20260415, WarehouseEngine.SqlServer);

        AssertSound(sql);
        AssertSound(MeasureSql.Rows(Measures[name], Numbers, 20260415, WarehouseEngine.SqlServer, ofTouchedProjects: true));
        Assert.DoesNotContain("10000.0", sql, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_statement_of_a_roll_up_is_sound_T_SQL(string code) =>
        Assert.All(Enum.GetValues<PeriodGrain>(), grain => AssertSound(RollUpSql.Compile(Library.Kpis[code], Measures, Numbers, grain)));

    [Theory]
    [MemberData(nameof(MeasureNames))]
    public void The_rows_behind_a_measure_are_asked_for_in_sound_T_SQL(string name)
    {
        if (SourceRowsSql.Of(Measures[name]) is { } rows)
        {
            AssertSound(rows.Statement(Measures[name], Numbers, 20260415, WarehouseEngine.SqlServer));
        }
    }

    [Fact]
    public void The_cases_of_a_signal_are_asked_for_in_sound_T_SQL() => Assert.All(GamingSignal.All, signal =>
    {
        var named = CaseRows.Of(Measures[signal.Cases])!;
        AssertSound(CaseRows.Insert(named, 1, Numbers, 20260415, WarehouseEngine.SqlServer));
        AssertSound(CaseRows.Rows(named, Numbers, 20260415, WarehouseEngine.SqlServer, MeasureReach.Everything));
        AssertSound(CaseRows.Rows(named, Numbers, 20260415, WarehouseEngine.SqlServer, MeasureReach.TouchedProjects));
    });

    private static void AssertSound(string sql)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);

        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => $"{error.Line}: {error.Message}").Append(sql)));
    }
}
