using Farshore.Recovery.Checks.Facts;

namespace Farshore.Recovery.Checks;

/// <summary>What a check is worth knowing before.</summary>
[Flags]
public enum CheckedFor
{
    None = 0,

    /// <summary>Recovery sets: the primary must be there, and is asked.</summary>
    Backup = 1,

    /// <summary>A recovery in earnest: nothing of it asks the primary.</summary>
    Failover = 2,

    /// <summary>A rehearsal, which asks the primary nothing either.</summary>
    Drill = 4,

    Recovery = Failover | Drill,

    Everything = Backup | Failover | Drill,
}

/// <summary>Something that goes wrong when it is needed most, and can be seen before. A check changes nothing.</summary>
public abstract class Check
{
    /// <summary>For <c>--only</c> and for the list in <c>docs/checks.md</c>.</summary>
    public abstract string Name { get; }

    public abstract CheckedFor For { get; }

    /// <summary>One look for each thing of the plan that it is about.</summary>
    internal abstract IEnumerable<Look> Looks(PreflightFacts facts);
}

/// <summary>One thing to look at.</summary>
/// <param name="Resource">As in <see cref="CheckFinding.Resource"/>.</param>
/// <param name="At">What is looked at, in words.</param>
/// <param name="Ask">Looks. It may throw: what could not be seen is not known.</param>
sealed record Look(string Resource, string At, Func<Task<Answer>> Ask);

/// <summary>What came of a look.</summary>
sealed record Answer(CheckVerdict Verdict, string Found, string? Remedy = null)
{
    public static Answer Ok(string found) => new(CheckVerdict.Ok, found);

    public static Answer Warning(string found, string remedy) => new(CheckVerdict.Warning, found, remedy);

    public static Answer Failed(string found, string remedy) => new(CheckVerdict.Failed, found, remedy);

    public static Answer Skipped(string why) => new(CheckVerdict.Skipped, why);
}

/// <summary>There is nothing to look at, because of something that another check tells.</summary>
sealed class NothingToLookAtException(string why) : Exception(why);
