using Farshore.Recovery.Sets;

namespace Farshore.Console.Sets;

/// <summary>The recovery sets of a plan.</summary>
/// <param name="Plan">Whose.</param>
/// <param name="Primary">The Region they are of.</param>
/// <param name="Secondary">The Region they are in.</param>
/// <param name="Ledger">The bucket with their record.</param>
/// <param name="HasLedger">False where that bucket is not there: the plan has not been protected yet.</param>
/// <param name="At">When it was looked.</param>
/// <param name="SkewObjectiveSeconds">Greatest skew that the plan allows; null where any will do.</param>
/// <param name="Keep">What retention keeps, in words.</param>
/// <param name="Chosen">The set that a recovery takes where none is named; null where there is none.</param>
/// <param name="Sets">Newest first.</param>
sealed record SetsAnswer(
    string Plan, string Primary, string Secondary, string Ledger, bool HasLedger, DateTimeOffset At, double? SkewObjectiveSeconds,
    string Keep, string? Chosen, IReadOnlyList<SetLine> Sets);

/// <summary>A set in the list.</summary>
/// <param name="View">As the terminal has it too.</param>
/// <param name="UsedBy">The run that needs it; null where none does.</param>
sealed record SetLine(SetView View, string? UsedBy);

/// <summary>One recovery set.</summary>
/// <param name="View">As the terminal has it too, each member looked for.</param>
/// <param name="SealedAt">When it was complete.</param>
/// <param name="UsedBy">The run that needs it; null where none does.</param>
/// <param name="MadeBy">The backup that took it, where this home knows it; null otherwise.</param>
/// <param name="Older">The set before it; null where it is the first.</param>
/// <param name="Newer">The set after it; null where it is the newest.</param>
/// <param name="Vault">Where the copies are, in the secondary.</param>
/// <param name="PrimaryVault">Where the recovery points are, in the primary.</param>
/// <param name="Role">What AWS Backup restores as.</param>
/// <param name="Remark">Why it is not what it should be; null where it is.</param>
/// <param name="Notes">What was remarked on when it was taken.</param>
/// <param name="Details">By member, what only this page shows.</param>
/// <param name="Environment">What the members stood on in the primary.</param>
sealed record SetAnswer(
    string Plan, string Primary, string Secondary, SetView View, DateTimeOffset SealedAt, double? SkewObjectiveSeconds, string? UsedBy,
    string? MadeBy, string? Older, string? Newer, string Vault, string? PrimaryVault, string Role, string? Remark,
    IReadOnlyList<string> Notes, IReadOnlyList<MemberDetail> Details, IReadOnlyList<CapturedPart> Environment);

/// <summary>What else is known of a member.</summary>
/// <param name="Compared">blocks, versions, rows or nothing; null where it never was.</param>
/// <param name="Note">What AWS Backup remarked on its backup.</param>
/// <param name="Facts">What it was like in the primary.</param>
sealed record MemberDetail(string Name, string? Compared, string? Note, IReadOnlyList<CapturedFact> Facts);

/// <summary>A property as it was captured.</summary>
sealed record CapturedFact(string Name, string Value);

/// <summary>Something that members stood on.</summary>
/// <param name="Kind">network, subnet, security group, …</param>
/// <param name="Id">Its id or name in the primary.</param>
/// <param name="Text">What matters about it.</param>
sealed record CapturedPart(string Kind, string Id, string Text);
