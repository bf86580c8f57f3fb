namespace Prism.Etl.Sources.MsProject;

/// <summary>A plan file's hash and compressed bytes, made while the plan is read. Given up where the plan is refused.</summary>
internal sealed class PlanPayload : IAsyncDisposable
{
    private readonly string path;
    private readonly CancellationTokenSource stop;
    private readonly (DateTime WrittenUtc, long Length) state;
    private readonly Task<(string Hash, byte[] Compressed)> taking;

    public PlanPayload(string path, CancellationToken cancellationToken)
    {
        this.path = path;
        state = State();
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        taking = Task.Run(() => PlanFolder.TakeInAsync(path, stop.Token), CancellationToken.None);
    }

    /// <summary>The hash and the bytes of what was read since this was made.</summary>
    /// <exception cref="MspdiException">The file changed meanwhile: a plan must not be kept with other bytes than were read.</exception>
    public async Task<(string Hash, byte[] Compressed)> TakenAsync()
    {
        var taken = await taking;
        return State() == state ? taken : throw new MspdiException("was changed while it was read; the next run tries again");
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();

        // Whoever asked for the bytes has seen what went wrong with them; nobody asked where the plan itself was refused.
        await taking.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        stop.Dispose();
    }

    private (DateTime, long) State() => (File.GetLastWriteTimeUtc(path), new FileInfo(path).Length);
}
