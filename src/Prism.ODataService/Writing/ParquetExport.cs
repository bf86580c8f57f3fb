using System.IO.Pipelines;
using System.Text;
using Parquet;
using Parquet.Schema;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Writing;

/// <summary>The rows of a query as a Parquet file: one row group after the other, of which one is held at a time.</summary>
public sealed class ParquetExport(FeedQuery query) : FeedWriter
{
    private const int RowsPerGroup = 32_768;

    // A decimal of .NET holds 28 digits whatever its scale.
    private const int DecimalDigits = 28;

    public override async Task<int> WriteAsync(RowReader rows, bool hasRow, PipeWriter output, CancellationToken cancellationToken)
    {
        ParquetColumn[] columns = [.. query.Columns.Select(ParquetColumn.For)];
        var count = 0;
        var target = new ForwardStream(output.AsStream(leaveOpen: true));
        await using (target.ConfigureAwait(false))
        {
            var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
            var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(Field (c) => c.Field)), target, options, cancellationToken: cancellationToken).ConfigureAwait(false);
            await using (writer.ConfigureAwait(false))
            {
                while (hasRow)
                {
                    var group = 0;
                    for (; hasRow && group < RowsPerGroup; group++)
                    {
                        for (var i = 0; i < columns.Length; i++)
                        {
                            columns[i].Take(rows, i);
                        }

                        hasRow = rows.AnswersInPlace ? rows.Read() : await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
                    }

                    rows.Rest();
                    using var rowGroup = writer.CreateRowGroup();
                    foreach (var column in columns)
                    {
                        await column.WriteAsync(rowGroup, cancellationToken).ConfigureAwait(false);
                    }

                    rowGroup.CompleteValidate();
                    count += group;
                    await target.FlushAsync(cancellationToken).ConfigureAwait(false);
                    await rows.ResumeAsync().ConfigureAwait(false);
                }
            }
        }

        return count;
    }

    /// <summary>One column's values of the group that is being gathered.</summary>
    private abstract class ParquetColumn(DataField field)
    {
        public DataField Field { get; } = field;

        public static ParquetColumn For(OutputColumn column) => column.Kind switch
        {
            ColumnKind.Text => new TextColumn(new DataField(column.Path, typeof(string), isNullable: true)),
            ColumnKind.Boolean => new ValueColumn<bool>(new DataField(column.Path, typeof(bool), isNullable: true), (rows, i) => rows.Integer(i) != 0),
            ColumnKind.Double => new ValueColumn<double>(new DataField(column.Path, typeof(double), isNullable: true), (rows, i) => rows.Double(i)),
            ColumnKind.Decimal => new ValueColumn<decimal>(new DecimalDataField(column.Path, DecimalDigits, column.Scale, isNullable: true), (rows, i) => rows.Decimal(i, column.Scale)),
            ColumnKind.Int64 => new ValueColumn<long>(new DataField(column.Path, typeof(long), isNullable: true), (rows, i) => column.IsDynamic ? rows.Computed(i) : rows.Integer(i)),
            ColumnKind.Int32 => new ValueColumn<int>(new DataField(column.Path, typeof(int), isNullable: true), (rows, i) => (int)rows.Integer(i)),
            ColumnKind.Date => new ValueColumn<DateTime>(new DateTimeDataField(column.Path, DateTimeFormat.Date, isNullable: true),
                (rows, i) => (int)rows.Integer(i) is > 0 and var day ? new DateTime(day / 10000, day / 100 % 100, day % 100, 0, 0, 0, DateTimeKind.Utc) : null),
            ColumnKind.Instant => new ValueColumn<DateTime>(new DateTimeDataField(column.Path, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis, isNullable: true),
                (rows, i) => DateTime.SpecifyKind(rows.Instant(i), DateTimeKind.Utc)),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Kind, null),
        };

        public abstract void Take(RowReader rows, int ordinal);

        public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);
    }

    private sealed class TextColumn(DataField field) : ParquetColumn(field)
    {
        private readonly List<string?> _values = [];

        public override void Take(RowReader rows, int ordinal) => _values.Add(rows.IsNull(ordinal) ? null : Encoding.UTF8.GetString(rows.Utf8(ordinal)));

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
        {
            await group.WriteAsync(Field, _values!).ConfigureAwait(false);
            _values.Clear();
        }
    }

    private sealed class ValueColumn<T>(DataField field, Func<RowReader, int, T?> read) : ParquetColumn(field)
        where T : struct
    {
        private readonly List<T?> _values = [];

        public override void Take(RowReader rows, int ordinal) => _values.Add(rows.IsNull(ordinal) ? null : read(rows, ordinal));

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
        {
            await group.WriteAsync<T>(Field, new ReadOnlyMemory<T?>([.. _values]), cancellationToken: cancellationToken).ConfigureAwait(false);
            _values.Clear();
        }
    }
}
