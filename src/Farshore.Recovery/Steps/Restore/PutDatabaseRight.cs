using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Network;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Gives a restored database what a restore leaves out: groups, parameters, the password of its master user, protection.</summary>
/// <param name="Available">Nothing can be changed before it is available.</param>
public sealed record PutDatabaseRight(PlanDatabase Resource, Footing Footing, Ref<Restored> Available) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Available.Step, .. Footing.Steps()];

    public override string? About() => Resource.Name;

    /// <returns>Whether anything but tags had to be changed.</returns>
    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (aws, restored) = (context.Steady(), context.Read(Available));
        var target = Footing.DatabaseOf(context, Resource.Name);
        await aws.SendAsync(RdsApi.AddTagsToResource, new()
        {
            ResourceName = restored.Arn,
            Tags = RunTags.Rds(target.Tags.Concat(RunTags.Of(context, Resource.Name)).ToDictionary(StringComparer.Ordinal)),
        }, cancellationToken);
        var answer = await aws.SendAsync(
            RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = restored.Id }, cancellationToken);
        var there = answer.DBInstances![0];
        var before = new ModifyDBInstanceMessage { DBInstanceIdentifier = restored.Id, ApplyImmediately = true };
        var wanted = before;
        var groups = (there.VpcSecurityGroups ?? []).Select(group => group.VpcSecurityGroupId!).ToHashSet();
        if (target.SecurityGroups.Count > 0 && !groups.SetEquals(target.SecurityGroups))
            wanted = wanted with { VpcSecurityGroupIds = target.SecurityGroups };
        if (target.ParameterGroup is { } parameters
            && there.DBParameterGroups?.Any(group => group.DBParameterGroupName == parameters) is not true)
            wanted = wanted with { DBParameterGroupName = parameters };
        if (target.OptionGroup is { } options && there.OptionGroupMemberships?.Any(group => group.OptionGroupName == options) is not true)
            wanted = wanted with { OptionGroupName = options };
        if (target.IsProtected && there.DeletionProtection is not true) wanted = wanted with { DeletionProtection = true };

        // The password goes from its place to AWS and is written down nowhere on the way.
        if (Resource.Restore.MasterPassword is { } secret) wanted = wanted with { MasterUserPassword = secret.Read() };
        if (wanted == before) return false;
        await aws.SendAsync(RdsApi.ModifyDBInstance, wanted, cancellationToken);
        return true;
    }
}

/// <summary>Restarts a restored database where parameters of its group wait for that.</summary>
/// <param name="Settled">Once everything that was changed is in force as far as it can be.</param>
public sealed record RestartDatabase(string Resource, Ref<Restored> Settled) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Settled.Step];

    public override string? About() => Resource;

    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (aws, restored) = (context.Steady(), context.Read(Settled));
        var answer = await aws.SendAsync(
            RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = restored.Id }, cancellationToken);
        var there = answer.DBInstances![0];
        if (there.DBParameterGroups?.Any(group => group.ParameterApplyStatus is "pending-reboot") is not true
            || there.DBInstanceStatus is not "available") return false;
        await aws.SendAsync(RdsApi.RebootDBInstance, new() { DBInstanceIdentifier = restored.Id }, cancellationToken);
        return true;
    }
}
