using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;

namespace Prism.ODataService.Tests.Security;

/// <summary>A page or file with data, and what is wrong with it: null where it shows exactly what the caller may see.</summary>
public sealed record PageOfRights(string Name, Func<Asker, MatrixCaller, Task<string?>> Difference);

/// <summary>Whatever shows data otherwise than as rows of a set.</summary>
public static partial class PagesOfRights
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IReadOnlyList<PageOfRights> All(RightsWarehouse rights) =>
    [
        new("start page, rows", (asker, caller) => RowsAsync(rights, asker, caller)), new("start page, scopes", (asker, caller) => ScopesAsync(rights, asker, caller)),
        new("Explain()", (asker, caller) => ExplainAsync(rights, asker, caller)), new("explain page", (asker, caller) => ExplainPageAsync(rights, asker, caller)), new("workbook", (asker, caller) => WorkbookAsync(rights, asker, caller)),
    ];

    private static async Task<string?> RowsAsync(RightsWarehouse rights, Asker asker, MatrixCaller caller)
    {
        var page = (await asker.GetAsync(caller, "/")).Text;
        foreach (var set in rights.Sets.Where(s => s.MustNarrowBy.Count == 0))
        {
            var shown = Regex.Match(page, $">{set.Name}</a></th><td class=\"n\">([0-9,]+)</td>").Groups[1].Value.Replace(",", "", StringComparison.Ordinal);
            if (shown != caller.Expected.Of(set.Name).Count.ToString(CultureInfo.InvariantCulture))
            {
                return $"{set.Name} has {shown} rows instead of {caller.Expected.Of(set.Name).Count}";
            }
        }

        return null;
    }

    private static async Task<string?> ScopesAsync(RightsWarehouse rights, Asker asker, MatrixCaller caller)
    {
        await using var warehouse = rights.Database.CreateContext();
        var withValues = await warehouse.FactKpiValues.Where(v => v.IsCurrent && v.PeriodGrain == "Month" && v.PeriodEndDateSk < 20260312).Select(v => v.ScopeSk).Distinct().ToListAsync(Stop);
        var expected = withValues.Where(sk => caller.Rights.Organisation || caller.Expected.ScopeSks.Contains(sk)).Order().ToList();

        // The page of a scope that is not seen is the page of one that is.
        foreach (var asked in withValues.Except(expected).Take(2).Append(0))
        {
            var page = (await asker.GetAsync(caller, $"/?scope={asked}")).Text;
            var shown = Option().Matches(page).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Order().ToList();
            if (!shown.SequenceEqual(expected))
            {
                return $"scopes {string.Join(' ', shown)} instead of {string.Join(' ', expected)}";
            }

            // Each number leads to its explanation: by it one sees whose numbers are shown.
            var values = Explained().Matches(page).Select(m => m.Groups[1].Value).ToList();
            if (values.Exists(v => !caller.Expected.Of("KpiValues").Contains(v)))
            {
                return $"values {string.Join(' ', values)}";
            }
        }

        return null;
    }

    private static async Task<string?> ExplainAsync(RightsWarehouse rights, Asker asker, MatrixCaller caller)
    {
        foreach (var key in Sample(rights, caller))
        {
            var told = await asker.SendAsync(caller, HttpMethod.Get, $"KpiValues({key})/Prism.Explain()");
            var isSeen = caller.Expected.Of("KpiValues").Contains(key);
            if (told.Status != (isSeen ? HttpStatusCode.OK : HttpStatusCode.NotFound))
            {
                return $"KpiValues({key}) is {(int)told.Status}";
            }

            if (isSeen && key == MatrixSeed.PortfolioValue.ToString(CultureInfo.InvariantCulture))
            {
                // Project 4 has left the portfolio: its rows go with it.
                var projects = told.Json.GetProperty("Rows").EnumerateArray().Select(r => r.GetProperty("ProjectCode").GetString()!).Distinct().Order(StringComparer.Ordinal).ToList();
                var expected = new[] { 3, 4 }.Where(id => caller.Rights.Organisation || caller.Expected.ProjectIds.Contains(id)).Select(id => $"P{id}").ToList();
                if (!projects.SequenceEqual(expected))
                {
                    return $"rows of {string.Join(' ', projects)} instead of {string.Join(' ', expected)}";
                }
            }
        }

        return null;
    }

    private static async Task<string?> ExplainPageAsync(RightsWarehouse rights, Asker asker, MatrixCaller caller)
    {
        foreach (var key in Sample(rights, caller))
        {
            var told = await asker.SendAsync(caller, HttpMethod.Get, $"/explain/{key}");
            var isSeen = caller.Expected.Of("KpiValues").Contains(key);
            if (told.Status != (isSeen ? HttpStatusCode.OK : HttpStatusCode.NotFound))
            {
                return $"/explain/{key} is {(int)told.Status}";
            }

            if (key == MatrixSeed.PortfolioValue.ToString(CultureInfo.InvariantCulture) && told.Text.Contains("<td>P4 ", StringComparison.Ordinal) != (caller.Rights.Organisation || caller.Expected.ProjectIds.Contains(4)) && isSeen)
            {
                return $"/explain/{key} shows the wrong projects";
            }
        }

        return null;
    }

    private static async Task<string?> WorkbookAsync(RightsWarehouse rights, Asker asker, MatrixCaller caller)
    {
        await using var warehouse = rights.Database.CreateContext();
        bool Sees(string set, long key) => caller.Expected.Of(set).Contains(key.ToString(CultureInfo.InvariantCulture));
        var projects = (await warehouse.Projects.Where(p => p.IsCurrent && !p.IsDeleted && p.IsRegistered).ToListAsync(Stop)).Where(p => Sees("Projects", p.ProjectSk)).Select(p => p.ProjectCode).Order(StringComparer.Ordinal).ToList();
        var values = (await warehouse.FactKpiValues.Include(v => v.Scope).Where(v => v.IsCurrent && v.PeriodGrain == "Month" && v.Scope.ScopeLevel == "Portfolio").ToListAsync(Stop)).Count(v => Sees("KpiValues", v.KpiValueSk));
        using var file = new MemoryStream((await asker.GetAsync(caller, "/connect/excel.xlsx")).Body);
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var shown = Column(workbook, "Projects").Order(StringComparer.Ordinal).ToList();
        if (!shown.SequenceEqual(projects))
        {
            return $"projects {string.Join(' ', shown)} instead of {string.Join(' ', projects)}";
        }

        var months = Column(workbook, "KPI values", 4).Count;
        return months == values ? null : $"{months} KPI values instead of {values}";
    }

    /// <summary>Keys of values that are seen and of values that are not, the one with rows behind it among them.</summary>
    private static IEnumerable<string> Sample(RightsWarehouse rights, MatrixCaller caller)
    {
        var (all, mine) = (rights.Callers["administrator"].Expected.Of("KpiValues"), caller.Expected.Of("KpiValues"));
        return mine.Order(StringComparer.Ordinal).Take(4).Concat(all.Except(mine).Order(StringComparer.Ordinal).Take(8)).Append(MatrixSeed.PortfolioValue.ToString(CultureInfo.InvariantCulture)).Distinct();
    }

    /// <summary>A column of a sheet's table, which begins in the fourth row.</summary>
    private static List<string> Column(SpreadsheetDocument workbook, string sheet, int column = 0)
    {
        var part = (WorksheetPart)workbook.WorkbookPart!.GetPartById(workbook.WorkbookPart.Workbook!.Descendants<Sheet>().Single(s => s.Name == sheet).Id!);
        var shared = workbook.WorkbookPart.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(s => s.InnerText).ToList();
        return [.. part.Worksheet!.Descendants<Row>().Where(row => row.RowIndex! > 4).SelectMany(row => row.Elements<Cell>().Where(cell => cell.CellReference!.Value![0] == 'A' + column))
            .Select(cell => cell.DataType?.Value == CellValues.SharedString ? shared![int.Parse(cell.InnerText, CultureInfo.InvariantCulture)] : cell.InnerText).Where(text => text.Length > 0)];
    }

    [GeneratedRegex("<option value=\"(-?[0-9]+)\"")]
    private static partial Regex Option();

    [GeneratedRegex("/explain/([0-9]+)\"")]
    private static partial Regex Explained();
}
