using Farshore.Aws.Rds;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Finds the plan's DB instance and writes down what it is like.</summary>
public sealed record CaptureDatabase(PlanDatabase Resource) : Step<Captured>
{
    /// <summary>Steps that must have happened before.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    // Journals from before it was written down have none.
    public override IEnumerable<string> Needs() => After ?? [];

    public override string? About() => Resource.Name;

    public override async Task<Captured> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var region = context.World.InPrimary;
        var found = await NamedDatabase.FindAsync(region.Aws, Resource, cancellationToken)
            ?? throw new StepRefusedException($"there is no {NamedDatabase.Words(Resource)} in {region.Region}: correct the plan");
        return new(found.DBInstanceIdentifier!, found.DBInstanceArn!) { Database = Describe(found) };
    }

    static CapturedDatabase Describe(DBInstance found) => new()
    {
        Class = found.DBInstanceClass,
        Engine = found.Engine,
        EngineVersion = found.EngineVersion,
        DBName = found.DBName,
        MasterUsername = found.MasterUsername,
        Port = found.Endpoint?.Port ?? found.DbInstancePort,
        MultiAZ = found.MultiAZ,
        PubliclyAccessible = found.PubliclyAccessible,
        DeletionProtection = found.DeletionProtection,
        StorageType = found.StorageType,
        AllocatedStorage = found.AllocatedStorage,
        SubnetGroup = found.DBSubnetGroup?.DBSubnetGroupName,
        ParameterGroup = found.DBParameterGroups is [var first, ..] ? first.DBParameterGroupName : null,
        OptionGroup = found.OptionGroupMemberships is [var options, ..] ? options.OptionGroupName : null,
        KmsKeyId = found.KmsKeyId,
        SecurityGroups = [.. (found.VpcSecurityGroups ?? []).Select(group => group.VpcSecurityGroupId!)],
        Tags = (found.TagList ?? []).ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal),
        Endpoint = found.Endpoint?.Address,
    };
}
