namespace Farshore.Region.Tests;

/// <summary>A clock that a test moves.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    long now = start.UtcTicks;

    public ManualTime() : this(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)) { }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref now), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref now, by.Ticks);
}
