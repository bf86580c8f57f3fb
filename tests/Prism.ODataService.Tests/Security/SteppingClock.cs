namespace Prism.ODataService.Tests.Security;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(System.GetUtcNow().ToUnixTimeSeconds());

    public void Advance(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;
}
