using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>Resources that have a recovery point in this Region, wherever they are themselves.</summary>
sealed class ProtectedResources(RegionContext region, BackupState state)
{
    public void Serve(Operations served)
    {
        served.Add(BackupApi.ListProtectedResources, List);
        served.Add(BackupApi.DescribeProtectedResource, Describe);
    }

    Task<ListProtectedResourcesOutput> List(ListProtectedResourcesInput input, Call call, CancellationToken cancellationToken)
    {
        var all = Newest().OrderBy(point => point.ResourceArn, StringComparer.Ordinal);
        var page = BackupPage<PointRow>.Of(all, point => point.ResourceArn, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListProtectedResourcesOutput
        {
            NextToken = page.NextToken,
            Results = [.. page.Items.Select(point => new ProtectedResource
            {
                ResourceArn = point.ResourceArn,
                ResourceType = point.ResourceType,
                ResourceName = Arn.Parse(point.ResourceArn).Name,
                LastBackupTime = point.Created,
                LastBackupVaultArn = VaultArn(point),
                LastRecoveryPointArn = point.Arn,
            })],
        });
    }

    Task<DescribeProtectedResourceOutput> Describe(DescribeProtectedResourceInput input, Call call, CancellationToken cancellationToken)
    {
        var point = Newest().FirstOrDefault(point => point.ResourceArn == input.ResourceArn)
            ?? throw BackupErrors.NotFound($"Resource {input.ResourceArn} has no recovery point in this Region.");
        return Task.FromResult(new DescribeProtectedResourceOutput
        {
            ResourceArn = point.ResourceArn,
            ResourceType = point.ResourceType,
            ResourceName = Arn.Parse(point.ResourceArn).Name,
            LastBackupTime = point.Created,
            LastBackupVaultArn = VaultArn(point),
            LastRecoveryPointArn = point.Arn,
        });
    }

    IEnumerable<PointRow> Newest() => state.Points.List()
        .GroupBy(point => point.ResourceArn, StringComparer.Ordinal).Select(points => points.MaxBy(point => point.Created)!);

    string VaultArn(PointRow point) => region.Arn("backup", $"backup-vault:{point.Vault}").ToString();
}
