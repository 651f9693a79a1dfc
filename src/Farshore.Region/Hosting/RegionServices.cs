using Farshore.Region.Backup;
using Farshore.Region.CloudFormation;
using Farshore.Region.CloudWatch;
using Farshore.Region.Ec2;
using Farshore.Region.Events;
using Farshore.Region.Iam;
using Farshore.Region.Kms;
using Farshore.Region.Peers;
using Farshore.Region.Rds;
using Farshore.Region.Route53;
using Farshore.Region.S3;
using Farshore.Region.S3Control;
using Farshore.Region.ServiceQuotas;
using Farshore.Region.Sns;
using Farshore.Region.Ssm;
using Farshore.Region.Storage.Blocks;
using Farshore.Region.Sts;

namespace Farshore.Region.Hosting;

/// <summary>What a region serves, in the order in which it starts.</summary>
static class RegionServices
{
    const string BackupPrincipal = "backup.amazonaws.com";

    public static IReadOnlyList<IRegionService> Of(RegionContext region)
    {
        var roles = new IamRoles(region);
        var databases = new RdsService(
            region, region.Blocks, new(region.Database, region.Folder), RdsNetwork.Of(region.Database), region.Peers.For);
        var objects = new S3Service(region);
        var machines = new Ec2Service(region, RdsNetwork.UsersOf(region.Database));
        return
        [
            new BlockSweeper(region),
            new PeerService(region),
            new IamService(region),
            new StsService(region),
            new Route53Service(region),
            new KmsService(region),
            new SnsService(region),
            new SsmService(region),
            new EventsService(region),
            new CloudWatchService(region),
            new ServiceQuotasService(region),
            objects,
            new S3ControlService(region, objects),
            machines,
            databases,
            new BackupService(
                region, [machines.Protected, databases.Databases], role => roles.CanBeAssumedBy(role, BackupPrincipal), region.Peers.For),
            new CloudFormationService(region),
        ];
    }
}
