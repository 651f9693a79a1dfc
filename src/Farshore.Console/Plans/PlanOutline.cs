using Farshore.Recovery.Plans;

namespace Farshore.Console.Plans;

/// <summary>What a plan says, for a reader who does not want to read its file.</summary>
/// <param name="Rpo">Seconds.</param>
/// <param name="Rto">Seconds.</param>
/// <param name="Skew">Seconds; null where any will do.</param>
/// <param name="DrillAge">Seconds.</param>
/// <param name="Ledger">The bucket with the record of recovery sets.</param>
/// <param name="Vaults">Where recovery points are kept.</param>
/// <param name="Retention">How many recovery sets are kept.</param>
/// <param name="MakesNetworks">Networks that the secondary lacks are made there.</param>
/// <param name="Mapped">How many identifiers are mapped by hand.</param>
/// <param name="DrillCidr">Addresses of a drill's own network.</param>
/// <param name="Approvals">Steps that wait for a person.</param>
/// <param name="Hooks">Commands of the user's, in the order a recovery comes to them.</param>
/// <param name="Notifications">Who is told.</param>
/// <param name="Schedule">What is done by itself.</param>
/// <param name="IsSeenTo">Whether a process sees to the schedule now.</param>
sealed record PlanOutline(
    string Name, OutlinedRegion Primary, OutlinedRegion Secondary, double Rpo, double Rto, double? Skew, double DrillAge, string Ledger,
    PlanVaults Vaults, PlanRetention Retention, bool MakesNetworks, int Mapped, string DrillCidr, IReadOnlyList<string> Approvals,
    IReadOnlyList<OutlinedHook> Hooks, IReadOnlyList<OutlinedNotification> Notifications, IReadOnlyList<OutlinedTime> Schedule,
    bool IsSeenTo, IReadOnlyList<OutlinedStack> Stacks, IReadOnlyList<OutlinedResource> Resources);

/// <summary>A Region and how it is entered.</summary>
sealed record OutlinedRegion(string Region, string? Profile, string? Account, string? Role, string? Endpoint);

/// <summary>One thing that is protected.</summary>
/// <param name="Type">s3, ec2 or rds.</param>
/// <param name="From">What it is in the primary.</param>
/// <param name="To">What it is in the secondary, as far as the plan says.</param>
/// <param name="Needs">What must be handed over before it.</param>
/// <param name="Rpo">Seconds, its own or the plan's.</param>
/// <param name="HasOwnRpo">Whether it is its own.</param>
/// <param name="Checks">What must hold of it, in words.</param>
/// <param name="Heartbeat">Where the newest data's time is read.</param>
sealed record OutlinedResource(
    string Name, string Type, string From, IReadOnlyList<string> To, IReadOnlyList<string> Needs, double Rpo, bool HasOwnRpo,
    IReadOnlyList<string> Checks, string? Heartbeat);

/// <summary>A template that a recovery deploys.</summary>
sealed record OutlinedStack(string Name, string Template, bool IsBefore, IReadOnlyList<string> Needs);

/// <summary>A command of the user's.</summary>
/// <param name="When">stopTraffic, startTraffic, fence or handOver.</param>
/// <param name="Within">Seconds.</param>
sealed record OutlinedHook(string When, string Command, double? Within);

/// <summary>Who is told of what.</summary>
sealed record OutlinedNotification(string To, IReadOnlyList<string> On);

/// <summary>Something that is done by itself.</summary>
/// <param name="Kind">backup, drill or check.</param>
/// <param name="Every">Seconds; null where <paramref name="Cron"/> says when.</param>
/// <param name="Next">When it is due; null where nothing has begun to count.</param>
sealed record OutlinedTime(string Kind, double? Every, string? Cron, DateTimeOffset? Next);
