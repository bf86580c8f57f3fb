using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Prism.ODataService.Tests.Security;

/// <summary>Every line of the log, whatever its level, with the values that its message was made of.</summary>
internal sealed class LinesLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public string Text => string.Join('\n', Lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue($"scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Lines.Enqueue(formatter(state, exception) + exception);
        foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            Lines.Enqueue($"{name}={value}");
        }
    }

    public void Dispose()
    {
    }
}
