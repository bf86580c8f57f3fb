using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Prism.ODataService.Querying;
using Prism.SqlServerTests;
using Prism.Warehouse;

namespace Prism.ODataService.Tests;

/// <summary>
/// Every question that any test asks of the feed on SQLite is translated for SQL Server too, where no server is needed: one whose text is no sound T-SQL
/// fails the request, and so its test. So no query has to be listed. What is asked in LINQ beside the feed is held by <see cref="TranslatedQueries"/>.
/// </summary>
internal static class TranslatedQuestions
{
    private static readonly WarehouseDatabase Server = new(new WarehouseOptions { SqlServer = { ConnectionString = "Server=nowhere;Database=none;Integrated Security=true" } });
    private static readonly ConcurrentDictionary<string, bool> Sound = new(StringComparer.Ordinal);

    /// <summary>How many different texts were parsed so far in this process.</summary>
    public static int Count => Sound.Count;

    [ModuleInitializer]
    internal static void Listen() => DiagnosticListener.AllListeners.Subscribe(new Listeners());

    private static void Translate(TranslatedQuestion asked)
    {
        if (asked.Dialect is not SqliteDialect)
        {
            return;
        }

        using var warehouse = Server.CreateContext();
        var query = asked.Translator.Translate(
            warehouse, SqlServerDialect.Instance, asked.Set, asked.Parser, asked.Options, asked.Key, asked.PageSize, asked.IdentifiesRows, mustNarrow: false, asked.Rights);
        foreach (var sql in new[] { query.PageSql, query.CountSql, query.LengthSql })
        {
            var text = query.Tables.Complete(sql) + SqlServerDialect.Instance.MemoryHint(25);
            if (!Sound.ContainsKey(text))
            {
                TransactSql.AssertSound(text);
                Sound[text] = true;
            }
        }
    }

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == QuestionTrace.ListenerName)
            {
                value.Subscribe(new Questions());
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Questions : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is TranslatedQuestion asked)
            {
                Translate(asked);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
