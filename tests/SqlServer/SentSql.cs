using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.SqlClient.Diagnostics;

namespace Prism.SqlServerTests;

/// <summary>
/// Every text the product sends to SQL Server, whoever sends it: the driver itself tells of each command. (Rows that are copied in bulk are no text.)
/// </summary>
internal static class SentSql
{
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> ByDatabase = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<string, bool> Sound = new(StringComparer.Ordinal);
    private static readonly Lazy<IDisposable> Listening = new(() => DiagnosticListener.AllListeners.Subscribe(new Listeners()));

    /// <summary>How many different texts were sent to a database.</summary>
    public static int Count(string database) => ByDatabase.TryGetValue(database, out var texts) ? texts.Count : 0;

    /// <summary>Whether a text was sent to a database.</summary>
    public static bool Has(string database, string text) => ByDatabase.TryGetValue(database, out var texts) && texts.ContainsKey(text);

    public static void Listen() => _ = Listening.Value;

    /// <summary>Fails for a text that Microsoft's parser does not take, or that holds what the product does without.</summary>
    public static void AssertSound(string database)
    {
        Assert.True(ByDatabase.TryGetValue(database, out var texts), $"Nothing was sent to {database}: the driver told of no command.");
        foreach (var text in texts.Keys)
        {
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
            if (value.Name == "SqlClientDiagnosticListener")
            {
                value.Subscribe(new Commands());
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Commands : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is SqlClientCommandBefore { Command: { Connection: not null } command })
            {
                ByDatabase.GetOrAdd(command.Connection.Database, _ => new(StringComparer.Ordinal))[command.CommandText] = true;
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
