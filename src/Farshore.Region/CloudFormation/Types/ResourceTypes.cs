using Farshore.Region.CloudFormation.Types.Backup;
using Farshore.Region.CloudFormation.Types.CloudFormation;
using Farshore.Region.CloudFormation.Types.CloudWatch;
using Farshore.Region.CloudFormation.Types.Ec2;
using Farshore.Region.CloudFormation.Types.Events;
using Farshore.Region.CloudFormation.Types.Iam;
using Farshore.Region.CloudFormation.Types.Kms;
using Farshore.Region.CloudFormation.Types.Rds;
using Farshore.Region.CloudFormation.Types.Route53;
using Farshore.Region.CloudFormation.Types.S3;
using Farshore.Region.CloudFormation.Types.Sns;
using Farshore.Region.CloudFormation.Types.Ssm;

namespace Farshore.Region.CloudFormation.Types;

/// <summary>Every type of resource a stack can hold here.</summary>
static class ResourceTypes
{
    public static readonly IReadOnlyDictionary<string, IResourceType> ByName = new IReadOnlyList<IResourceType>[]
    {
        BackupTypes.All, CloudFormationTypes.All, CloudWatchTypes.All, Ec2Types.All, EventTypes.All, IamTypes.All, KmsTypes.All,
            RdsTypes.All, Route53Types.All, S3Types.All,
        SnsTypes.All, SsmTypes.All,
    }.SelectMany(types => types).ToDictionary(type => type.Schema.Name, StringComparer.Ordinal);
}
