using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Runs;

/// <summary>Turns a plan round: from where its workload stands now to where it came from.</summary>
public static class Reversal
{
    /// <summary>What the names of things made for the way home end with.</summary>
    public const string Ending = "-home";

    /// <param name="plan">The plan.</param>
    /// <param name="standing">What serves in its secondary.</param>
    /// <param name="set">The set that was rebuilt there: it says what the workload was like at home.</param>
    /// <param name="newName">A new name from an old one, for databases: the old one stays at home, stopped, under its own.</param>
    /// <exception cref="StepRefusedException">A resource of the plan does not stand in the secondary.</exception>
    public static Plan Of(Plan plan, Standing standing, Capsule set, Func<string, string> newName) => plan with
    {
        Primary = plan.Secondary,
        Secondary = plan.Primary,
        Vaults = plan.Vaults with { Primary = plan.Vaults.Secondary, Secondary = plan.Vaults.Primary + Ending },
        Roles = plan.Roles with { Replication = plan.Roles.Replication + Ending },
        Ledger = plan.Ledger + Ending,
        Network = plan.Network with
        {
            Mapping = plan.Network.Mapping.GroupBy(pair => pair.Value, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().Key, StringComparer.Ordinal),
        },
        Resources = [.. plan.Resources.Select(resource => Of(resource, standing, set.Find(resource.Name)?.Captured, newName))],
    };

    static PlanResource Of(PlanResource resource, Standing standing, Captured? captured, Func<string, string> newName)
    {
        var there = standing.Find(resource.Name)?.Id ?? throw new StepRefusedException(
            $"nothing stands in the secondary for {resource.Name}: {standing.Run} did not hand it over");
        return resource switch
        {
            PlanBucket bucket => bucket with
            {
                Bucket = bucket.Replica, Replica = bucket.Bucket, HasHistory = true, Properties = new(PublicAccess: null!),
            },
            PlanMachine machine => machine with { InstanceId = there, Tag = null, Restore = Of(captured?.Machine) },
            PlanDatabase database => database with
            {
                Instance = there, Tag = null, Restore = Of(captured?.Database, newName(captured?.Id ?? database.Instance)),
            },
            _ => throw new InvalidOperationException($"{resource.Type} has no way home"),
        };
    }

    static MachineRestore Of(CapturedMachine? home) => new()
    {
        Subnet = home?.SubnetId,
        SecurityGroups = home?.SecurityGroups ?? [],
        InstanceType = home?.InstanceType,
        Profile = home?.InstanceProfileArn is { } profile ? profile[(profile.LastIndexOf('/') + 1)..] : null,
        KeyPair = home?.KeyName,
    };

    static DatabaseRestore Of(CapturedDatabase? home, string identifier) => new()
    {
        Identifier = identifier,
        Class = home?.Class,
        SubnetGroup = home?.SubnetGroup,
        SecurityGroups = home?.SecurityGroups ?? [],
        ParameterGroup = home?.ParameterGroup,
        MultiAZ = home?.MultiAZ,
        PubliclyAccessible = home?.PubliclyAccessible,
    };
}
