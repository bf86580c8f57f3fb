using System.Globalization;

namespace Prism.Reports.PowerBI;

/// <summary>Writes the semantic model in TMDL, a file per table.</summary>
internal sealed class SemanticModel(IReadOnlyList<FeedSet> sets, string feed)
{
    private static readonly (string Name, string Description, string[] Tables)[] Perspectives =
    [
        ("Executive", "Scorecard, portfolio and money.", ["Calendar", "Projects", "KPIs", "Scopes", "KPI values", "KPI targets", "Earned values", "Financials", "Objectives", "Project objectives", "Risk register", "Stage gates", "KPI reviews", "KPI maturity"]),
        ("Delivery", "Flow, sprints, schedule and people.", ["Calendar", "Projects", "People", "Sprints", "Statuses", "Issues", "Worklogs", "Daily flow", "Sprint issues", "Plan versions", "Plan tasks", "Planned work"]),
        ("Data quality", "Loads, rejected rows and the age of plans.", ["Calendar", "Projects", "Loads", "Quality checks", "Rejected rows", "Plan versions", "KPIs", "KPI values"]),
    ];

    /// <summary>What a role that sees some projects does not see of tables that no project narrows: what other projects' rows say, and the targets of others.</summary>
    private static readonly (string Table, string Filter)[] NotOfAProject =
    [
        ("KPI targets", "[ScopeLevel] = \"Organisation\""), ("KPI reviews", "[ScopeLevel] = \"Organisation\""), ("KPI maturity", "[ScopeLevel] = \"Organisation\""), ("Rejected rows", "FALSE ()"), ("Quality checks", "FALSE ()"),
    ];

    private static readonly (string Name, string Description, (string Table, string Filter)[] Filters)[] Roles =
    [
        ("All portfolios", "Reads everything.", []),
        ("Project manager", "Reads the projects whose manager or sponsor the signed-in user is: the register holds user names as Entra does.", [("Projects", "[Manager] = USERPRINCIPALNAME () || [Sponsor] = USERPRINCIPALNAME ()"), .. NotOfAProject]),
        ("One portfolio", "Reads the portfolio that an embedding application names as custom data.", [("Projects", "[Portfolio] = CUSTOMDATA ()"), .. NotOfAProject]),
    ];

    /// <summary>The files below <c>definition/</c>.</summary>
    public IEnumerable<(string Path, string Text)> Files()
    {
        yield return ("database.tmdl", "database\n\tcompatibilityLevel: 1601\n");
        yield return ("model.tmdl", Model());
        yield return ("expressions.tmdl", Expressions());
        yield return ("relationships.tmdl", Relationships());
        foreach (var table in ModelTables.All)
        {
            yield return ($"tables/{table.Name}.tmdl", Table(table));
        }

        foreach (var (name, description, filters) in Roles)
        {
            var role = new TmdlWriter();
            role.Description(description).Object($"role {TmdlWriter.Name(name)}", () =>
            {
                role.Line("modelPermission: read");
                foreach (var (table, filter) in filters)
                {
                    role.Blank().Line($"tablePermission {TmdlWriter.Name(table)} = {filter}");
                }
            });
            yield return ($"roles/{name}.tmdl", role.ToString());
        }

        foreach (var (name, description, tables) in Perspectives)
        {
            yield return ($"perspectives/{name}.tmdl", Perspective(name, description, tables));
        }
    }

    private static string Model()
    {
        var model = new TmdlWriter();
        model.Object("model Model", () =>
        {
            model.Line("culture: en-US").Line("defaultPowerBIDataSourceVersion: powerBI_V3").Line("discourageImplicitMeasures").Line("sourceQueryCulture: en-US");
            model.Object("dataAccessOptions", () => model.Line("legacyRedirects").Line("returnErrorValuesAsNull"));
        });
        model.Blank().Line("annotation __PBI_TimeIntelligenceEnabled = 0").Blank();
        model.Line($"annotation PBI_QueryOrder = [\"ServiceUrl\",\"RangeStart\",\"RangeEnd\",{string.Join(",", ModelTables.All.Select(t => $"\"{t.Name}\""))}]").Blank();
        foreach (var table in ModelTables.All)
        {
            model.Line($"ref table {TmdlWriter.Name(table.Name)}");
        }

        model.Blank();
        foreach (var role in Roles)
        {
            model.Line($"ref role {TmdlWriter.Name(role.Name)}");
        }

        model.Blank();
        foreach (var perspective in Perspectives)
        {
            model.Line($"ref perspective {TmdlWriter.Name(perspective.Name)}");
        }

        return model.ToString();
    }

    private string Expressions()
    {
        var text = new TmdlWriter();
        Parameter("Address of the feed, as the service's start page shows it.", "ServiceUrl", $"\"{feed.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", "Text");
        Parameter("First day of the large facts that Power BI Desktop reads. In the service incremental refresh sets it.", "RangeStart", "#datetime(2025, 1, 1, 0, 0, 0)", "DateTime");
        Parameter("First day after them.", "RangeEnd", "#datetime(2028, 1, 1, 0, 0, 0)", "DateTime");
        return text.ToString();

        void Parameter(string description, string name, string value, string type) => text
            .Description(description)
            .Line($"expression {name} = {value} meta [IsParameterQuery=true, Type=\"{type}\", IsParameterQueryRequired=true]")
            .Line($"\tlineageTag: {StableGuid.Of($"expression/{name}")}").Blank()
            .Line($"\tannotation PBI_ResultType = {type}").Blank();
    }

    private static string Relationships()
    {
        var text = new TmdlWriter();
        foreach (var relation in ModelTables.Relations)
        {
            text.Object($"relationship {StableGuid.Of($"relationship/{relation.From}.{relation.FromColumn}/{relation.To}")}", () =>
            {
                if (!relation.IsActive)
                {
                    text.Line("isActive: false");
                }

                text.Line($"fromColumn: {TmdlWriter.Name(relation.From)}.{TmdlWriter.Name(relation.FromColumn)}");
                text.Line($"toColumn: {TmdlWriter.Name(relation.To)}.{TmdlWriter.Name(relation.ToColumn)}");
            }).Blank();
        }

        return text.ToString();
    }

    private static string Perspective(string name, string description, string[] tables)
    {
        var text = new TmdlWriter();
        text.Description(description).Object($"perspective {TmdlWriter.Name(name)}", () =>
        {
            foreach (var table in ModelTables.All.Where(t => tables.Contains(t.Name)))
            {
                text.Blank().Object($"perspectiveTable {TmdlWriter.Name(table.Name)}", () =>
                {
                    foreach (var measure in Measures.All.Where(m => m.Table == table.Name && !m.IsHidden))
                    {
                        text.Line($"perspectiveMeasure {TmdlWriter.Name(measure.Name)}");
                    }

                    foreach (var column in table.Shown.Concat(table.Calculated.Where(c => !c.IsHidden).Select(c => c.Name)))
                    {
                        text.Line($"perspectiveColumn {TmdlWriter.Name(column)}");
                    }

                    if (table.Hierarchy is { } hierarchy)
                    {
                        text.Line($"perspectiveHierarchy {TmdlWriter.Name(hierarchy.Name)}");
                    }
                });
            }
        });
        return text.ToString();
    }

    private string Table(ModelTable table)
    {
        var set = sets.FirstOrDefault(s => s.Name == table.Set) ?? throw new InvalidOperationException($"The feed has no set {table.Set}.");
        var text = new TmdlWriter();
        text.Description(set.Description).Object($"table {TmdlWriter.Name(table.Name)}", () =>
        {
            text.Line($"lineageTag: {StableGuid.Of($"table/{table.Name}")}");
            if (table.Name == ModelTables.Calendar)
            {
                text.Line("dataCategory: Time");
            }

            text.Blank();
            if (table.Increments is { } increments)
            {
                text.Object("refreshPolicy", () =>
                {
                    text.Line("policyType: basic").Line("rollingWindowGranularity: year").Line(string.Create(CultureInfo.InvariantCulture, $"rollingWindowPeriods: {increments.KeptYears}"));
                    text.Line("incrementalGranularity: month").Line(string.Create(CultureInfo.InvariantCulture, $"incrementalPeriods: {increments.RefreshedMonths}"));
                    text.Property("sourceExpression", Query(table, set));
                }).Blank();
            }

            foreach (var measure in Measures.All.Where(m => m.Table == table.Name))
            {
                Measure(text, measure);
            }

            foreach (var name in table.Columns)
            {
                Column(text, table, set.Column(name));
            }

            foreach (var column in table.Calculated)
            {
                Calculated(text, table, column);
            }

            if (table.Hierarchy is { } hierarchy)
            {
                Hierarchy(text, table, hierarchy);
            }

            text.Object($"partition {TmdlWriter.Name(table.Name)} = m", () => text.Line("mode: import").Property("source", Query(table, set))).Blank();
            text.Line("annotation PBI_ResultType = Table");
        });
        return text.ToString();
    }

    /// <summary>
    /// The M that reads a table. Every step folds: the days become <c>ge</c> and <c>lt</c>, the condition an <c>eq</c>, the columns a <c>$select</c>. The two
    /// days are computed outside of <c>each</c>, or Power Query would not fold them.
    /// </summary>
    private static string Query(ModelTable table, FeedSet set)
    {
        List<string> steps =
        [
            "    Source = OData.Feed(ServiceUrl, null, [Implementation = \"2.0\", ODataVersion = 4, OmitValues = ODataOmitValues.Nulls])",
            $"    Data = Source{{[Name = \"{table.Set}\", Signature = \"table\"]}}[Data]",
        ];
        var last = "Data";
        if (table.Increments is { } increments)
        {
            steps.Add("    From = Date.From(RangeStart)");
            steps.Add("    To = Date.From(RangeEnd)");
            steps.Add($"    Ranged = Table.SelectRows(Data, each [{increments.Column}] >= From and [{increments.Column}] < To)");
            last = "Ranged";
        }

        if (table.Rows is not null)
        {
            steps.Add($"    Kept = Table.SelectRows({last}, each {table.Rows})");
            last = "Kept";
        }

        steps.Add($"    Columns = Table.SelectColumns({last}, {{{string.Join(", ", table.Columns.Select(c => $"\"{set.Column(c).Name}\""))}}})");
        return $"let\n{string.Join(",\n", steps)}\nin\n    Columns";
    }

    private static void Measure(TmdlWriter text, Measure measure) => text.Description(measure.Description).Object($"measure {TmdlWriter.Name(measure.Name)}", measure.Dax, () =>
    {
        if (measure.Format.Length > 0)
        {
            text.Line($"formatString: {measure.Format}");
        }

        if (measure.IsHidden)
        {
            text.Line("isHidden");
        }

        text.Line($"displayFolder: {measure.Folder}").Line($"lineageTag: {StableGuid.Of($"measure/{measure.Name}")}").Blank();
        if (measure.Goal is { } goal && measure.Kpi is { } code)
        {
            var (green, amber) = (Number(goal.Green), Number(goal.Amber));
            var sign = goal.IsHigherBetter ? ">=" : "<=";
            text.Object("kpi", () =>
            {
                text.Line($"targetFormatString: {measure.Format}").Line("statusGraphic: Three Symbols UnCircled Colored");
                text.Line($"targetDescription: The register's target where one is set, else the definition's limit for green, {green}.");
                text.Property("targetExpression", $"COALESCE (\n    CALCULATE ( MAX ( 'KPI values'[Target] ), 'KPI values'[KpiCode] = \"{code}\", REMOVEFILTERS ( KPIs ) ),\n    {green}\n)");
                text.Property("statusExpression", $"IF (\n    NOT ISBLANK ( [{measure.Name}] ),\n    IF ( [{measure.Name}] {sign} {green}, 1, IF ( [{measure.Name}] {sign} {amber}, 0, -1 ) )\n)");
            }).Blank();
        }

        if (measure.Kpi is not null)
        {
            text.Line($"annotation Prism_Kpi = {measure.Kpi}").Blank();
        }
    });

    private static void Column(TmdlWriter text, ModelTable table, FeedColumn column) => text.Description(column.Description).Object($"column {TmdlWriter.Name(column.Name)}", () =>
    {
        var (type, format) = column.Type switch
        {
            "Int32" or "Int64" => ("int64", "0"),
            "Double" => ("double", null),
            "Decimal" => ("decimal", "#,0.00"),
            "Boolean" => ("boolean", null),
            "Date" => ("dateTime", "Short Date"),
            "DateTimeOffset" => ("dateTime", "General Date"),
            _ => ("string", (string?)null),
        };
        text.Line($"dataType: {type}");
        if (table.Name == ModelTables.Calendar && column.Name == table.Key)
        {
            text.Line("isKey");
        }

        if (!table.Shown.Contains(column.Name))
        {
            text.Line("isHidden");
        }

        if (format is not null)
        {
            text.Line($"formatString: {format}");
        }

        text.Line($"lineageTag: {StableGuid.Of($"column/{table.Name}/{column.Name}")}").Line("summarizeBy: none").Line($"sourceColumn: {column.Name}");
        if (table.Name == ModelTables.Calendar && column.Name == "MonthName")
        {
            text.Line("sortByColumn: Month");
        }

        text.Blank();
    });

    private static void Calculated(TmdlWriter text, ModelTable table, CalculatedColumn column) => text.Description(column.Description).Object($"column {TmdlWriter.Name(column.Name)}", column.Dax, () =>
    {
        text.Line($"dataType: {column.Type}");
        if (column.IsHidden)
        {
            text.Line("isHidden");
        }

        text.Line($"lineageTag: {StableGuid.Of($"column/{table.Name}/{column.Name}")}").Line("summarizeBy: none");
        if (column.SortBy is { } by)
        {
            text.Line($"sortByColumn: {TmdlWriter.Name(by)}");
        }

        text.Blank();
    });

    private static void Hierarchy(TmdlWriter text, ModelTable table, (string Name, IReadOnlyList<string> Levels) hierarchy) => text.Object($"hierarchy {TmdlWriter.Name(hierarchy.Name)}", () =>
    {
        text.Line($"lineageTag: {StableGuid.Of($"hierarchy/{table.Name}")}").Blank();
        foreach (var level in hierarchy.Levels)
        {
            text.Object($"level {TmdlWriter.Name(level)}", () =>
                text.Line($"lineageTag: {StableGuid.Of($"level/{table.Name}/{level}")}").Line($"column: {TmdlWriter.Name(level)}")).Blank();
        }
    });

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
