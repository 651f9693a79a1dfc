namespace Farshore.Recovery.Plans;

/// <summary>What <c>farshore serve</c> runs by itself, and when; null: never.</summary>
public sealed record PlanSchedule(PlanRhythm? Backup = null, PlanRhythm? Drill = null, PlanRhythm? Check = null);

/// <summary>When something is due: every so often, or by a cron expression in UTC. Exactly one of them is given.</summary>
public sealed record PlanRhythm(TimeSpan? Every, string? Cron);

/// <summary>Whom to tell when a run has ended.</summary>
/// <param name="Webhook">Posted a JSON document; null where <paramref name="Topic"/> is given.</param>
/// <param name="Topic">ARN of an SNS topic; null where <paramref name="Webhook"/> is given.</param>
/// <param name="On">The ends that are told: <c>failed</c> (failed, stuck or taken back), <c>done</c>, <c>approval</c> (one is waited
/// for).</param>
public sealed record PlanNotification(Uri? Webhook, string? Topic, IReadOnlyList<string> On);
