using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Restores a database from its snapshot. There is no token: an instance of the name is this step's where its tags say so, and
/// otherwise what the failed job has left.</summary>
sealed class DirectDatabase(StepContext context, string resource, Arn snapshot, string? failure)
{
    const string TokenTag = "farshore:token";

    public async Task<Rebuilt> RestoreAsync(DatabaseTarget target, string identifier, CancellationToken cancellationToken)
    {
        if (await FindAsync(identifier, cancellationToken) is { } there)
        {
            if ((there.TagList ?? []).Any(tag => tag.Key == TokenTag && tag.Value == context.Token)) return Of(there);
            await Removal.OfAsync(context, Arn.Parse(there.DBInstanceArn!), cancellationToken);
        }

        var made = await context.World.InSecondary.Aws.SendAsync(RdsApi.RestoreDBInstanceFromDBSnapshot, new()
        {
            DBInstanceIdentifier = identifier,
            DBSnapshotIdentifier = snapshot.Name,
            DBInstanceClass = target.Class,
            DBSubnetGroupName = target.SubnetGroup,
            VpcSecurityGroupIds = target.SecurityGroups.Count > 0 ? target.SecurityGroups : null,
            DBParameterGroupName = target.ParameterGroup,
            OptionGroupName = target.OptionGroup,
            MultiAZ = target.MultiAZ,
            PubliclyAccessible = target.PubliclyAccessible,
            DeletionProtection = false,
            Tags = [.. RunTags.Rds(RunTags.Of(context, resource)), new() { Key = TokenTag, Value = context.Token }],
        }, cancellationToken);
        return Of(made.DBInstance!);
    }

    Rebuilt Of(DBInstance made) => new(made.DBInstanceArn!, WasDirect: true,
        $"{resource} was restored directly from {snapshot.Name}, because AWS Backup did not: {failure}");

    async Task<DBInstance?> FindAsync(string identifier, CancellationToken cancellationToken)
    {
        try
        {
            var found = await context.World.InSecondary.Aws.SendAsync(
                RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = identifier }, cancellationToken);
            return found.DBInstances is [var only, ..] ? only : null;
        }
        catch (AwsException error) when (error.Code is "DBInstanceNotFound" or "DBInstanceNotFoundFault")
        {
            return null;
        }
    }
}
