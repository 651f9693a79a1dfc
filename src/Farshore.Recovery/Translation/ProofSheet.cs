namespace Farshore.Recovery.Translation;

/// <summary>One identifier of the primary and what stands for it in the secondary.</summary>
/// <param name="Resource">The plan's resource that it is of; empty where it is of all.</param>
/// <param name="Field">What it is there: subnet, security group, instance type, …</param>
/// <param name="Old">As captured in the primary.</param>
/// <param name="New">As it is in the secondary; null where nothing stands for it.</param>
/// <param name="Why">What decided: the plan's restore section, its mapping, made by this run, the same name is there, …; where
/// unresolved, what would resolve it.</param>
/// <param name="IsResolved">Whether the run may go on with it. What is left out on purpose is resolved, with New null.</param>
public sealed record Rewrite(string Resource, string Field, string Old, string? New, string Why, bool IsResolved = true);

/// <summary>Every identifier that was rewritten on the way from one Region to the other. With one unresolved nothing is begun.</summary>
public sealed record ProofSheet(IReadOnlyList<Rewrite> Rewrites)
{
    public IEnumerable<Rewrite> Unresolved => Rewrites.Where(rewrite => !rewrite.IsResolved);
}
