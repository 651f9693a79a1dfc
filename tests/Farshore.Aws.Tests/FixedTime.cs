namespace Farshore.Aws.Tests;

/// <summary>A clock that stands still unless told otherwise.</summary>
sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
