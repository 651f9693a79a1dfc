using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Waits until a restored DB instance is available, has an endpoint, and what was asked of it is in force.</summary>
/// <param name="After">What was changed of it before.</param>
public sealed record FindDatabaseAddress(PlanDatabase Resource, Ref<Rebuilt> Made, IReadOnlyList<string> After) : Step<Restored>
{
    static readonly HashSet<string> Hopeless = new(StringComparer.Ordinal)
    {
        "failed", "incompatible-restore", "incompatible-network", "incompatible-option-group", "incompatible-parameters", "storage-full",
        "inaccessible-encryption-credentials", "restore-error", "deleting", "stopped",
    };

    public override IEnumerable<string> Needs() => [Made.Step, .. After];

    public override string? About() => Resource.Name;

    public override bool OnlyWaits() => true;

    public override async Task<Restored> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var arn = Arn.Parse(context.Read(Made).Arn);
        var found = await context.UntilAsync(async () =>
        {
            var answer = await context.World.InSecondary.Aws.SendAsync(
                RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = arn.Name }, cancellationToken);
            var look = answer.DBInstances is [var only, ..] ? only : null;
            context.Report($"{look?.DBInstanceStatus}");
            if (look?.DBInstanceStatus is { } state && Hopeless.Contains(state))
                throw new StepRefusedException($"database {arn.Name}, restored for {Resource.Name}, is {state}");
            return look is { DBInstanceStatus: "available", Endpoint.Address: { Length: > 0 } } && IsSettled(look) ? look : null;
        }, $"database {arn.Name} to be available", cancellationToken);
        return new(Resource.Name, arn.ToString(), arn.Name, found.Endpoint!.Address!, found.Endpoint.Port,
            Resource.User ?? found.MasterUsername, Resource.Database ?? (found.DBName is { Length: > 0 } name ? name : "postgres"));
    }

    /// <summary>Changes are under way for a moment before the status says so. What waits for a restart is settled until there is
    /// one.</summary>
    static bool IsSettled(DBInstance look) =>
        look.VpcSecurityGroups?.Any(group => group.Status is "adding" or "removing") is not true
        && look.DBParameterGroups?.Any(group => group.ParameterApplyStatus is "applying") is not true;
}
