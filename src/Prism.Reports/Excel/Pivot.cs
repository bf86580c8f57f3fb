namespace Prism.Reports.Excel;

/// <summary>A query's rows, and the values of each of its fields in order: what a pivot cache holds.</summary>
internal sealed class PivotCache
{
    private readonly Dictionary<string, List<string>> items = [];

    public PivotCache(int id, WorkbookQuery query, IReadOnlyList<object?[]> rows)
    {
        (Id, Query, Rows) = (id, query, rows);
        foreach (var column in query.Columns.Where(c => c.Kind == CellKind.Text))
        {
            items[column.Name] = [.. rows.Select(r => (string?)r[Field(column.Name)] ?? "").Distinct().Order(StringComparer.Ordinal)];
        }
    }

    public int Id { get; }
    public WorkbookQuery Query { get; }
    public IReadOnlyList<object?[]> Rows { get; }

    public int Field(string name)
    {
        for (var index = 0; index < Query.Columns.Count; index++)
        {
            if (Query.Columns[index].Name == name)
            {
                return index;
            }
        }

        throw new InvalidOperationException($"{Query.Name} has no column {name}.");
    }

    public bool IsText(string name) => items.ContainsKey(name);

    public IReadOnlyList<string> Items(string name) => items[name];

    public int Item(string name, object? value) => items[name].IndexOf((string?)value ?? "");
}

/// <summary>A pivot table, with the cells that it shows until it is refreshed.</summary>
internal sealed class Pivot
{
    public Pivot(PivotCache cache, string name, Sheet sheet, int row, int column, string rowField, string columnField, (string Field, string Caption, bool IsCount) data, (string Field, string Item)? page)
    {
        (Cache, Name, Sheet, RowField, ColumnField, Data, Page, Row, Column) = (cache, name, sheet, rowField, columnField, data, page, row, column);
        Place();
    }

    public PivotCache Cache { get; }
    public string Name { get; }
    public Sheet Sheet { get; }
    public string RowField { get; }

    public string ColumnField { get; }
    public (string Field, string Caption, bool IsCount) Data { get; }
    public (string Field, string Item)? Page { get; }

    /// <summary>Where the table begins, below its page filter.</summary>
    public int Row { get; }
    public int Column { get; }

    /// <summary>The items of the row field that have data, then those of the column field.</summary>
    public IReadOnlyList<string> RowItems { get; private set; } = [];
    public IReadOnlyList<string> ColumnItems { get; private set; } = [];

    /// <summary>How its numbers look: counted, rounded, or as they are.</summary>
    public Look Look => Data.IsCount ? Look.Whole : Looks.Of(Cache.Rows.Select(r => r[Cache.Field(Data.Field)]));

    public int FirstDataRow => Row + 2;
    public int LastRow => FirstDataRow + RowItems.Count - 1;
    public int ValueColumns => ColumnItems.Count;
    public string Range => $"{Sheet.Reference(Row, Column)}:{Sheet.Reference(LastRow, Column + ValueColumns)}";

    /// <summary>What it shows for an item of its rows and a column, both counted from 0; null where there is nothing.</summary>
    public double? Value(string rowItem, int column)
    {
        var rows = Shown().Where(r => Text(r, RowField) == rowItem && Text(r, ColumnField) == ColumnItems[column]).ToList();
        if (Data.IsCount)
        {
            return rows.Count == 0 ? null : rows.Count;
        }

        var numbers = rows.Select(r => r[Cache.Field(Data.Field)]).OfType<double>().ToList();
        return numbers.Count == 0 ? null : numbers.Sum();
    }

    private IEnumerable<object?[]> Shown() => Page is { } page ? Cache.Rows.Where(r => Text(r, page.Field) == page.Item) : Cache.Rows;

    private string Text(object?[] row, string field) => (string?)row[Cache.Field(field)] ?? "";

    private void Place()
    {
        RowItems = [.. Cache.Items(RowField).Where(item => Shown().Any(r => Text(r, RowField) == item))];
        ColumnItems = [.. Cache.Items(ColumnField).Where(item => Shown().Any(r => Text(r, ColumnField) == item))];
        if (Page is { } page)
        {
            Sheet.Write(Row - 2, Column, page.Field, Look.Heading);
            Sheet.Write(Row - 2, Column + 1, page.Item);
        }

        Sheet.Write(Row, Column, Data.Caption, Look.Header);
        Sheet.Write(Row + 1, Column, RowField, Look.Header);
        for (var column = 0; column < ValueColumns; column++)
        {
            Sheet.Write(Row, Column + 1 + column, column == 0 ? ColumnField : null, Look.Header);
            Sheet.Write(Row + 1, Column + 1 + column, ColumnItems[column], Look.Header);
        }

        for (var row = 0; row < RowItems.Count; row++)
        {
            Sheet.Write(FirstDataRow + row, Column, RowItems[row]);
            for (var column = 0; column < ValueColumns; column++)
            {
                Sheet.Write(FirstDataRow + row, Column + 1 + column, Value(RowItems[row], column), Look);
            }
        }
    }
}
