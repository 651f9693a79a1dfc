namespace Farshore.Console.Range;

/// <summary>How far a rehearsal is with what it has to make before anybody can begin.</summary>
/// <param name="State"><c>making</c>, <c>ready</c>, or <c>failed</c>.</param>
/// <param name="Stages">What is made, in the order that it is shown in.</param>
/// <param name="LeftOut">What this machine cannot play, why, and how to get it.</param>
public sealed record RangePreparation(string State, IReadOnlyList<RangeStage> Stages, IReadOnlyList<string> LeftOut)
{
    public const string Making = "making";
    public const string Ready = "ready";
    public const string Failed = "failed";

    /// <summary>The plan that protects what was made; null before it is written.</summary>
    public string? Plan { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>What to do about that.</summary>
    public string? Remedy { get; init; }
}

/// <summary>One of the things that are made.</summary>
/// <param name="Name">regions, bucket, database, machine, plan.</param>
/// <param name="Title">The same for a person.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Detail">How far it is, or what was made.</param>
/// <param name="Seconds">How long it took; null while it is not done.</param>
public sealed record RangeStage(string Name, string Title, string State, string? Detail, double? Seconds)
{
    public const string Waiting = "waiting";
    public const string Running = "running";
    public const string Done = "done";
}
