using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Prism.Etl.Runs;
using Prism.Warehouse;

namespace Prism.Etl.Tests.Pipeline;

/// <summary>
/// The moments of one run, told one after the other with the step they are in: each command that the run is about to send, whoever made its text, and
/// each reading of its clock. What other tests do meanwhile is not told. What a listener throws, the run meets.
/// </summary>
internal sealed class RunMoments : TimeProvider, IProgress<RunProgress>, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<RunMoments?> Running = new();
    private readonly List<IDisposable> subscriptions = [];
    private readonly Action<RunStep, int> reached;
    private int inStep;

    /// <param name="reached">Told the step, and how many moments of it there were before.</param>
    public RunMoments(Action<RunStep, int> reached)
    {
        this.reached = reached;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    private RunStep Step { get; set; }

    /// <summary>Runs something whose moments are told.</summary>
    public async Task<T> OfAsync<T>(Func<Task<T>> run)
    {
        (Step, inStep) = (RunStep.Extract, 0);
        Running.Value = this;
        try
        {
            return await run();
        }
        finally
        {
            Running.Value = null;
        }
    }

    public void Report(RunProgress value)
    {
        if (value.Step != Step)
        {
            (Step, inStep) = (value.Step, 0);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        Tell();
        return System.GetUtcNow();
    }

    public override long GetTimestamp()
    {
        Tell();
        return System.GetTimestamp();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
        }
        else if (value.Name == SqlTrace.ListenerName)
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value) => Tell();

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    private void Tell()
    {
        if (Running.Value != this)
        {
            return;
        }

        // Neither what is done about a moment is one, nor what a timer does meanwhile.
        Running.Value = null;
        try
        {
            reached(Step, inStep++);
        }
        finally
        {
            Running.Value = this;
        }
    }
}
