using System.Diagnostics;

namespace Prism.Warehouse;

/// <summary>
/// Tells whoever listens (a <see cref="DiagnosticListener"/> of this name) each SQL text that is composed by hand and sent as a command; what Entity Framework
/// sends it tells itself. Nobody listens in production unless a tool attaches.
/// </summary>
public static class SqlTrace
{
    /// <summary>Name of the listener.</summary>
    public const string ListenerName = "Prism.Warehouse.Sql";

    /// <summary>Name of its one event; what comes with it is the text.</summary>
    public const string EventName = "Command";

    private static readonly DiagnosticListener Listener = new(ListenerName);

    /// <summary>To be called where a text becomes a command.</summary>
    /// <returns>The same text.</returns>
    public static string Tell(string sql)
    {
        if (Listener.IsEnabled(EventName))
        {
            Listener.Write(EventName, sql);
        }

        return sql;
    }
}
