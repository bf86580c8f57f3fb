using System.Globalization;
using System.Text;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// Says from what a load kept (<see cref="RowChanges"/>) on which days of which projects a measure may have changed, or at least in which projects.
/// A row whose change is in no column that the measure names did not change for it.
/// </summary>
internal sealed class TouchedRows(LoadSession session, WorkState state, int timeoutSeconds)
{
    /// <summary>The cells of one measure: <c>ProjectSk, DateSk</c>.</summary>
    public const string Cells = "KpiTouchedCell";

    private const string Keys = "KpiTouchedKey";
    private const string Issues = "KpiTouchedIssue";
    private const string PersonWeeks = "KpiTouchedPersonWeek";
    private const string Rows = "KpiTouchedRow";
    private const string IssuesOfRows = "KpiTouchedRowIssue";
    private static readonly string[] Worklogs = [$"main.{nameof(FactWorklog)}", $"temp.{RowChanges.Old(nameof(FactWorklog))}"];
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _explained = new(StringComparer.Ordinal);
    private readonly HashSet<string> _near = new(StringComparer.Ordinal);
    private bool? _areKept;

    /// <summary>Fills <see cref="Cells"/> with the days of projects on which the measure may differ; null where that cannot be told.</summary>
    public async Task<CellSource?> CellsAsync(MeasureDefinition measure, CancellationToken cancellationToken)
    {
        if (!await AreKeptAsync(cancellationToken) || CellSource.Of(measure) is not { } source || !(source.IsOfCells ? RowChanges.Tables.Contains(source.Table) : RowChanges.Tables.Any(source.IsBegunBy)))
        {
            return null;
        }

        foreach (var table in measure.Select.Tables.Append(nameof(DimProject)).Distinct(StringComparer.Ordinal))
        {
            if (!await state.IsAsBeforeAsync(table, cancellationToken) && (!source.IsBegunBy(table) || !await IsExplainedAsync(table, cancellationToken)))
            {
                return null;
            }
        }

        await ClearAsync(Keys, cancellationToken);
        await ClearAsync(Issues, cancellationToken);
        await ClearAsync(Cells, cancellationToken);
        await ClearAsync(PersonWeeks, cancellationToken);
        foreach (var table in source.ByIssue.Where(RowChanges.Tables.Contains))
        {
            await AddIssuesAsync(table, source.Words, cancellationToken);
        }

        if (source.IsOfPersonWeeks)
        {
            await AddPersonWeeksAsync(source.Words, cancellationToken);
        }

        if (source.IsOfCells)
        {
            await RunAsync($"INSERT OR IGNORE INTO {Keys} {await TouchedKeysAsync(source.Table, source.Words, cancellationToken)}", cancellationToken);
            await AddCellsAsync(source, Cells, cancellationToken);
        }

        return source;
    }

    /// <summary>Makes the cells those that are known to differ.</summary>
    public async Task SetCellsAsync(IEnumerable<(int ProjectSk, int DateSk)> cells, CancellationToken cancellationToken)
    {
        await ClearAsync(Cells, cancellationToken);
        var text = new StringBuilder();
        foreach (var cell in cells)
        {
            text.Append(text.Length == 0 ? '[' : ',').Append(CultureInfo.InvariantCulture, $"[{cell.ProjectSk},{cell.DateSk}]");
        }

        await session.ExecuteAsync(
            $"INSERT OR IGNORE INTO {Cells} SELECT json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]') FROM json_each(@cells) j", timeoutSeconds, cancellationToken, ("@cells", text.Append(']').ToString()));
    }

    /// <summary>
    /// After <see cref="CellsAsync"/>: the source's touched rows, and what they name, as they were before the load and as they are, as SELECTs by table.
    /// </summary>
    public async Task<(IReadOnlyDictionary<string, string> Before, IReadOnlyDictionary<string, string> After)> ViewsAsync(CellSource source, CancellationToken cancellationToken)
    {
        var issues = Issues;
        var rows = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal);
        if (source.IsOfPersonWeeks)
        {
            await FillRowsOfPersonWeeksAsync(cancellationToken);
            rows[nameof(FactWorklog)] = from => $"SELECT t.* FROM {from} t WHERE t.WorklogSk IN (SELECT A FROM temp.{Rows})";
        }

        if (source.IsOfCells)
        {
            var key = await KeyAsync(source.Table, cancellationToken);
            await FillRowsAsync(source, key, cancellationToken);
            rows[source.Table] = from => $"SELECT t.* FROM {from} t WHERE t.{key} IN (SELECT A FROM temp.{Rows})";
            issues = IssuesOfRows;
        }

        foreach (var table in source.ByIssue.Where(RowChanges.Tables.Contains))
        {
            var key = await KeyAsync(table, cancellationToken);
            rows[table] = from => $"SELECT t.* {OfIssues(table, key, from, issues)}";
        }

        var (before, after) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (table, select) in rows)
        {
            var (of, old, added) = (await KeyAsync(table, cancellationToken), $"temp.{RowChanges.Old(table)}", $"temp.{RowChanges.New(table)}");
            after[table] = select($"main.{table}");
            before[table] = $"{select(old)} UNION ALL {select($"main.{table}")} AND NOT EXISTS (SELECT 1 FROM {old} o WHERE o.{of} = t.{of}) AND NOT EXISTS (SELECT 1 FROM {added} n WHERE n.{of} = t.{of})";
        }

        return (before, after);
    }

    /// <summary>The source's touched rows and, where other tables hang on its issues, all of its rows of touched issues and the issues of them all.</summary>
    private async Task FillRowsAsync(CellSource source, string key, CancellationToken cancellationToken)
    {
        await ClearAsync(Rows, cancellationToken);
        await ClearAsync(IssuesOfRows, cancellationToken);
        await RunAsync($"INSERT INTO {Rows} SELECT A, 0 FROM temp.{Keys}", cancellationToken);
        var both = source.ByIssue.Count == 0 ? [] : new[] { $"main.{source.Table}", $"temp.{RowChanges.Old(source.Table)}" };
        foreach (var from in both)
        {
            await RunAsync($"INSERT OR IGNORE INTO {Rows} SELECT t.{key}, 0 {OfIssues(source.Table, key, from, Issues)}", cancellationToken);
        }

        foreach (var from in both)
        {
            await RunAsync($"INSERT OR IGNORE INTO {IssuesOfRows} SELECT t.IssueSk, 0 FROM temp.{Rows} r CROSS JOIN {from} t ON t.{key} = r.A", cancellationToken);
        }
    }

    /// <summary>The persons and weeks of the touched worklogs, as they were and as they are.</summary>
    private async Task AddPersonWeeksAsync(IReadOnlySet<string> words, CancellationToken cancellationToken)
    {
        var touched = await TouchedKeysAsync(nameof(FactWorklog), words, cancellationToken);
        foreach (var from in Worklogs)
        {
            await RunAsync(
                $"INSERT OR IGNORE INTO {PersonWeeks} SELECT h.PersonId, d.WeekEndSk FROM ({touched}) k CROSS JOIN {from} t ON t.WorklogSk = k.WorklogSk "
                + "CROSS JOIN main.DimPerson h ON h.PersonSk = t.PersonSk CROSS JOIN main.DimDate d ON d.DateSk = t.DateSk", cancellationToken);
        }
    }

    /// <summary>All worklogs of those persons in those weeks.</summary>
    private async Task FillRowsOfPersonWeeksAsync(CancellationToken cancellationToken)
    {
        await ClearAsync(Rows, cancellationToken);
        foreach (var from in Worklogs)
        {
            await RunAsync(
                $"INSERT OR IGNORE INTO {Rows} SELECT t.WorklogSk, 0 FROM {from} t CROSS JOIN main.DimPerson h ON h.PersonSk = t.PersonSk CROSS JOIN main.DimDate d ON d.DateSk = t.DateSk "
                + $"WHERE EXISTS (SELECT 1 FROM temp.{PersonWeeks} k WHERE k.A = h.PersonId AND k.B = d.WeekEndSk)", cancellationToken);
        }
    }

    /// <summary>FROM and WHERE of the table's rows (alias <c>t</c>) of the issues in a table of issues: by the range of keys that each issue has, where there is one.</summary>
    private static string OfIssues(string table, string key, string from, string issues) =>
        WarehouseTable.All[table].IsKeyedByIssue && from.StartsWith("main.", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"FROM temp.{issues} i CROSS JOIN {from} t WHERE t.{key} >= i.A * {FactIssue.ChildrenPerIssue} AND t.{key} < (i.A + 1) * {FactIssue.ChildrenPerIssue}")
            : $"FROM {from} t WHERE t.IssueSk IN (SELECT A FROM temp.{issues})";

    /// <summary>Whether <see cref="CellsAsync"/> found nothing that touches the measure.</summary>
    public async Task<bool> AreNoneAsync(CancellationToken cancellationToken) =>
        (await session.QueryAsync($"SELECT (SELECT COUNT(*) FROM temp.{Keys}) + (SELECT COUNT(*) FROM temp.{Issues}) + (SELECT COUNT(*) FROM temp.{PersonWeeks})", row => row.GetInt64(0), timeoutSeconds, cancellationToken))[0] == 0;

    /// <summary>Whether the load kept all that changed in the measure's tables, and no row of them changed in a column that the measure names.</summary>
    public async Task<bool> AreUntouchedAsync(MeasureDefinition measure, CancellationToken cancellationToken)
    {
        foreach (var table in measure.Select.Tables.Append(nameof(DimProject)).Distinct(StringComparer.Ordinal))
        {
            if (!await state.IsAsBeforeAsync(table, cancellationToken)
                && (!await IsExplainedAsync(table, cancellationToken) || await AnyAsync(await TouchedKeysAsync(table, measure.Named(), cancellationToken), cancellationToken)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A table with the keys of all rows that lie in a cell which any change of this load touches: found once for all measures of the same source.</summary>
    public async Task<(string Table, string Key)> NearAsync(CellSource source, CancellationToken cancellationToken)
    {
        var (near, all, key) = ($"KpiNear{source.Table}{source.DateColumn}", $"KpiNearCell{source.Table}{source.DateColumn}", await KeyAsync(source.Table, cancellationToken));
        if (_near.Add(near))
        {
            await ClearAsync(Keys, cancellationToken);
            await ClearAsync(Issues, cancellationToken);
            await ClearAsync(all, cancellationToken);
            await ClearAsync(near, cancellationToken);
            await RunAsync($"INSERT OR IGNORE INTO {Keys} {await TouchedKeysAsync(source.Table, null, cancellationToken)}", cancellationToken);
            foreach (var table in RowChanges.Tables.Where(table => table != source.Table && WarehouseTable.All[table].Columns.Contains("IssueSk") && WarehouseTable.All[source.Table].Columns.Contains("IssueSk")))
            {
                await AddIssuesAsync(table, null, cancellationToken);
            }

            await AddCellsAsync(source, all, cancellationToken);
            await RunAsync(
                $"INSERT INTO {near} SELECT t.{key}, 0 FROM main.{source.Table} t WHERE EXISTS (SELECT 1 FROM temp.{all} c WHERE c.A = +t.ProjectSk AND c.B = +t.{source.DateColumn})", cancellationToken);
        }

        return (near, key);
    }

    /// <summary>The projects (durable keys) in which what the measure names of the table changed; null where that cannot be told.</summary>
    public async Task<IReadOnlySet<int>?> ProjectsAsync(string table, IReadOnlySet<string> words, CancellationToken cancellationToken)
    {
        if (!RowChanges.Tables.Contains(table) || !await IsExplainedAsync(table, cancellationToken))
        {
            return null;
        }

        await ClearAsync(Keys, cancellationToken);
        await RunAsync($"INSERT OR IGNORE INTO {Keys} {await TouchedKeysAsync(table, words, cancellationToken)}", cancellationToken);
        var key = await KeyAsync(table, cancellationToken);
        var facts = table == nameof(DimIssue) ? nameof(FactIssue) : table;
        string[] both = table == nameof(DimIssue) && !await IsExplainedAsync(facts, cancellationToken) ? [$"main.{facts}"] : [$"main.{facts}", $"temp.{RowChanges.Old(facts)}"];
        var sql = string.Join(" UNION ", both.Select(from => $"SELECT p.ProjectId FROM temp.{Keys} k CROSS JOIN {from} t ON t.{key} = k.A CROSS JOIN main.DimProject p ON p.ProjectSk = t.ProjectSk"));
        return (await session.QueryAsync(sql, row => row.GetInt32(0), timeoutSeconds, cancellationToken)).ToHashSet();
    }

    /// <summary>Whether the load kept all that changed in the table since the last calculation, and the table did change.</summary>
    public async Task<bool> IsExplainedAsync(string table, CancellationToken cancellationToken)
    {
        if (!await AreKeptAsync(cancellationToken) || !RowChanges.Tables.Contains(table))
        {
            return false;
        }

        if (!_explained.TryGetValue(table, out var isExplained))
        {
            isExplained = _explained[table] = await state.CountsAsync(table, cancellationToken) is var (before, now) && await AddUpAsync(table, before, now, cancellationToken);
        }

        return isExplained;
    }

    /// <summary>What was found in a step that is undone is gone with it.</summary>
    public void Forget() => _near.Clear();

    private async Task<bool> AreKeptAsync(CancellationToken cancellationToken) => _areKept ??= await RowChanges.AreKeptAsync(session, cancellationToken);

    /// <summary>Rows before, with those that came and without those that went, are the rows now, and nobody else wrote in between.</summary>
    private async Task<bool> AddUpAsync(string table, (long Rows, long LoadSk) before, (long Rows, long OtherLoadSk) now, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(table, cancellationToken);
        var (old, added) = ($"temp.{RowChanges.Old(table)}", $"temp.{RowChanges.New(table)}");
        var found = (await session.QueryAsync(
            $"""
            SELECT (SELECT COUNT(*) FROM {added} n WHERE EXISTS (SELECT 1 FROM main.{table} t WHERE t.{key} = n.{key}) AND NOT EXISTS (SELECT 1 FROM {old} o WHERE o.{key} = n.{key})),
                (SELECT COUNT(*) FROM {old} o WHERE NOT EXISTS (SELECT 1 FROM main.{table} t WHERE t.{key} = o.{key})),
                (SELECT COALESCE(MAX(o.LoadSk), 0) FROM {old} o)
            """,
            row => (Came: row.GetInt64(0), Went: row.GetInt64(1), LoadSk: row.GetInt64(2)), timeoutSeconds, cancellationToken))[0];
        return before.Rows + found.Came - found.Went == now.Rows && now.OtherLoadSk <= before.LoadSk && found.LoadSk <= before.LoadSk;
    }

    /// <summary>SELECT of the keys of rows that came, went, or differ in a column among the words (null: in any column).</summary>
    private async Task<string> TouchedKeysAsync(string table, IReadOnlySet<string>? words, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(table, cancellationToken);
        var (old, added) = ($"temp.{RowChanges.Old(table)}", $"temp.{RowChanges.New(table)}");
        var columns = WarehouseTable.All[table].Columns.Where(column => column == "ProjectSk" || words?.Contains(column) != false);
        var differs = string.Join(" OR ", columns.Where(column => column != key).Select(column => $"o.{column} IS NOT t.{column}").Prepend($"t.{key} IS NULL"));
        return $"SELECT o.{key}, 0 FROM {old} o LEFT JOIN main.{table} t ON t.{key} = o.{key} WHERE {differs} UNION SELECT n.{key}, 0 FROM {added} n WHERE NOT EXISTS (SELECT 1 FROM {old} o WHERE o.{key} = n.{key})";
    }

    private async Task AddIssuesAsync(string table, IReadOnlySet<string>? words, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(table, cancellationToken);
        var touched = await TouchedKeysAsync(table, words, cancellationToken);
        foreach (var from in new[] { $"main.{table}", $"temp.{RowChanges.Old(table)}" })
        {
            await RunAsync($"INSERT OR IGNORE INTO {Issues} SELECT t.IssueSk, 0 FROM ({touched}) k CROSS JOIN {from} t ON t.{key} = k.{key}", cancellationToken);
        }
    }

    /// <summary>Project and day of the touched keys and issues, as they were and as they are.</summary>
    private async Task AddCellsAsync(CellSource source, string cells, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(source.Table, cancellationToken);
        var hasIssue = WarehouseTable.All[source.Table].Columns.Contains("IssueSk");
        foreach (var from in new[] { $"main.{source.Table}", $"temp.{RowChanges.Old(source.Table)}" })
        {
            await RunAsync($"INSERT OR IGNORE INTO {cells} SELECT t.ProjectSk, t.{source.DateColumn} FROM temp.{Keys} k CROSS JOIN {from} t ON t.{key} = k.A", cancellationToken);
            if (hasIssue)
            {
                await RunAsync($"INSERT OR IGNORE INTO {cells} SELECT t.ProjectSk, t.{source.DateColumn} {OfIssues(source.Table, key, from, Issues)}", cancellationToken);
            }
        }
    }

    private async Task ClearAsync(string table, CancellationToken cancellationToken)
    {
        await RunAsync($"CREATE TEMP TABLE IF NOT EXISTS {table} (A INTEGER NOT NULL, B INTEGER NOT NULL, PRIMARY KEY (A, B)) WITHOUT ROWID", cancellationToken);
        await RunAsync($"DELETE FROM temp.{table}", cancellationToken);
    }

    private async Task<string> KeyAsync(string table, CancellationToken cancellationToken)
    {
        if (!_keys.TryGetValue(table, out var key))
        {
            key = _keys[table] = await RowChanges.KeyOfAsync(session, table, cancellationToken);
        }

        return key;
    }

    private async Task<bool> AnyAsync(string select, CancellationToken cancellationToken) =>
        (await session.QueryAsync($"SELECT EXISTS ({select})", row => row.GetInt64(0), timeoutSeconds, cancellationToken))[0] == 1;

    private Task<int> RunAsync(string sql, CancellationToken cancellationToken) => session.ExecuteAsync(sql, timeoutSeconds, cancellationToken);
}
