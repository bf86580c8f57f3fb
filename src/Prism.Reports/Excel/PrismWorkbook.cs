using System.Globalization;

namespace Prism.Reports.Excel;

/// <summary>
/// The workbook: scorecard, projects, KPI trends, flow and earned value, over live queries of the feed. The rows it is handed out with are the caller's own, read
/// when it was made, so that it shows something before it is refreshed.
/// </summary>
public static class PrismWorkbook
{
    private static readonly string[] Status = ["#00795C", "#B45309", "#B3261E", "#8A929B"];
    private static readonly string[] Lines = ["#0B57A4", "#B45309", "#00795C", "#8E3B84", "#5B6470"];

    /// <param name="feed">The feed's address.</param>
    /// <param name="rows">The rows of each query, by its name.</param>
    /// <param name="madeAt">When the rows were read.</param>
    public static byte[] Write(string feed, IReadOnlyDictionary<string, IReadOnlyList<object?[]>> rows, DateTimeOffset madeAt)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var values = new PivotCache(1, WorkbookQueries.KpiValues, rows[WorkbookQueries.KpiValues.Name]);
        var flowRows = new PivotCache(2, WorkbookQueries.Flow, rows[WorkbookQueries.Flow.Name]);
        var earned = new PivotCache(3, WorkbookQueries.EarnedValue, rows[WorkbookQueries.EarnedValue.Name]);

        // A month that still runs is not to be judged by a whole one's target.
        var running = madeAt.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var month = values.Items("Month").LastOrDefault(m => string.CompareOrdinal(m, running) < 0) ?? values.Items("Month").DefaultIfEmpty("").Last();
        var kpi = values.Items("KPI").FirstOrDefault(k => k.StartsWith("Schedule performance index", StringComparison.Ordinal)) ?? values.Items("KPI").DefaultIfEmpty("").First();

        var scorecard = Explained("Scorecard", "Scorecard", "KPIs by portfolio in one month. Choose month and family by the buttons. Value in the KPI's unit (percent as 81.5 for 81.5 %). Values of different KPIs are not added up.");
        var kpis = new Pivot(values, "PivotScorecard", scorecard, 8, 1, "KPI", "Portfolio", ("In unit", "Value", false), ("Month", month));
        var judged = new Pivot(values, "PivotStatus", scorecard, 8, 5, "Portfolio", "Judged", ("KpiCode", "Number of KPIs", true), ("Month", month));
        Widths(scorecard, (1, 50), (2, 15), (3, 15), (4, 4), (5, 20), (6, 15), (7, 15), (8, 15), (9, 15));
        scorecard.Pivots.AddRange([kpis, judged]);
        scorecard.Charts.Add(new("KPIs by status", "stackedBar", judged, new(4, 13, 9, 28), "Stacked bars: for each portfolio the number of KPIs on target, near target, off target and not judged.", Status));
        scorecard.Slicers.Add(new("Month", "Month", new(4, 29, 6, 43), kpis, judged));
        scorecard.Slicers.Add(new("Family", "Family", new(6, 29, 9, 43), kpis, judged));

        var trends = Explained("KPI trends", "KPI trends", "One KPI over the months, a line for each portfolio. Choose the KPI by the buttons. A month without data has no point.");
        var trend = new Pivot(values, "PivotTrend", trends, 8, 1, "Month", "Portfolio", ("In unit", "Value", false), ("KPI", kpi));
        Widths(trends, (1, 16), (2, 32), (3, 16), (4, 4));
        trends.Pivots.Add(trend);
        trends.Charts.Add(new("Value by month", "line", trend, new(4, 6, 12, 24), "Lines: the chosen KPI by month, one line for each portfolio.", Lines));
        trends.Slicers.Add(new("KPI", "KPI", new(4, 25, 12, 43), trend));

        var flow = Explained("Flow", "Flow", "Issues created and finished by month. Where more is created than finished, the backlog grows. Choose projects by the buttons.");
        var arrivals = new Pivot(flowRows, "PivotFlow", flow, 6, 1, "Month", "What", ("Items", "Number of issues", false), page: null);
        Widths(flow, (1, 16), (2, 16), (3, 16), (4, 4));
        flow.Pivots.Add(arrivals);
        flow.Charts.Add(new("Issues created and finished", "column", arrivals, new(4, 4, 12, 22), "Columns: issues created and issues finished in each month.", Lines));
        flow.Slicers.Add(new("Project (flow)", "Project", new(4, 23, 12, 37), arrivals));

        var value = Explained("Earned value", "Earned value", "Planned value, earned value and actual cost to date, by the month of the status date, in the reporting currency. Earned below planned: behind. Actual above earned: over budget.");
        var ev = new Pivot(earned, "PivotEarnedValue", value, 6, 1, "Month", "Measure", ("Amount", "Amount", false), page: null);
        Widths(value, (1, 16), (2, 18), (3, 18), (4, 18), (5, 4));
        value.Pivots.Add(ev);
        value.Charts.Add(new("Planned value, earned value, actual cost", "line", ev, new(5, 4, 13, 22), "Lines: planned value, earned value and actual cost of the chosen projects by month.", Lines));
        value.Slicers.Add(new("Project (earned value)", "Project", new(5, 23, 13, 37), ev));

        Sheet[] shown = [scorecard, Data(WorkbookQueries.Projects), trends, flow, value, Data(WorkbookQueries.KpiValues), Data(WorkbookQueries.Flow), Data(WorkbookQueries.EarnedValue)];
        return new WorkbookWriter(feed, [ReadMe(feed, madeAt, shown), .. shown], [values, flowRows, earned]).Write();

        Sheet Data(WorkbookQuery query)
        {
            var sheet = Explained(query.Sheet, query.Sheet, query.Explanation);
            var body = rows[query.Name];
            for (var column = 0; column < query.Columns.Count; column++)
            {
                sheet.Write(4, column + 1, query.Columns[column].Name, Look.Header);
                sheet.Widths[column + 1] = query.Columns[column].Kind == CellKind.Text ? Math.Clamp(body.Select(r => ((string?)r[column])?.Length ?? 0).Append(query.Columns[column].Name.Length).Max() + 3, 10, 48) : 15;
                var numbers = Looks.Of(body.Select(r => r[column]));
                for (var row = 0; row < body.Count; row++)
                {
                    sheet.Write(5 + row, column + 1, body[row][column], query.Columns[column].Kind switch { CellKind.Date => Look.Date, CellKind.Number => numbers, _ => Look.Plain });
                }
            }

            sheet.Table = (query, 4, Math.Max(body.Count, 1));
            sheet.FrozenRows = 4;
            return sheet;
        }
    }

    private static Sheet Explained(string name, string title, string explanation)
    {
        var sheet = new Sheet(name);
        sheet.Write(1, 1, title, Look.Title);
        sheet.Write(2, 1, explanation, Look.Note);
        return sheet;
    }

    private static Sheet ReadMe(string feed, DateTimeOffset madeAt, IReadOnlyList<Sheet> sheets)
    {
        var sheet = new Sheet("Read me");
        Widths(sheet, (1, 26), (2, 110));
        sheet.Write(1, 1, "Project KPIs", Look.Title);
        var row = 3;
        Line("Feed", feed);
        Line("Rows read", madeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        row++;
        sheet.Write(row++, 1, "How to refresh", Look.Heading);
        Line("1", "If a yellow bar appears above the sheet: Enable Editing, then Enable Content.");
        Line("2", "Data, Refresh All. The first time Excel asks how to sign in: Anonymous, or Basic with any name and your token as password, or Organizational account, as your service is set up.");
        Line("3", "Excel may ask for the privacy level of the address: Organizational.");
        Line("Another address", "Data, Queries & Connections, ServiceUrl: type the other address. All queries read it.");
        row++;
        sheet.Write(row++, 1, "Sheets", Look.Heading);
        foreach (var other in sheets)
        {
            sheet.Write(row, 1, other.Name, Look.Link);
            sheet.Write(row++, 2, other.Cells[(2, 1)].Value);
        }

        row++;
        sheet.Write(row++, 1, "Words", Look.Heading);
        Line("On target, near, off", "The value against the target in force at the month's end, or against the limits of the KPI's definition where the register sets none.");
        Line("Trend", "Better, Worse or Same than in the month before, whichever way is good for the KPI.");
        Line("In unit", "Value as people say it, rounded: percent as 81.5 instead of 0.8148, money without cents. The exact number stands in the column Value of the sheet KPI values.");
        return sheet;

        void Line(string head, string text)
        {
            sheet.Write(row, 1, head);
            sheet.Write(row++, 2, text);
        }
    }

    private static void Widths(Sheet sheet, params (int Column, double Width)[] widths)
    {
        foreach (var (column, width) in widths)
        {
            sheet.Widths[column] = width;
        }
    }
}
