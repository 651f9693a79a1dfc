namespace Farshore.Recovery.Templates.Parts;

/// <summary>The calls that Farshore itself makes, by the command that makes them: a role with these may run it, and no more.</summary>
static class OperatorCalls
{
    /// <summary>check, status, sets, verify, and what every run looks at first.</summary>
    public static readonly IReadOnlyList<string> Look =
    [
        "backup:DescribeBackupVault", "backup:DescribeRecoveryPoint", "backup:DescribeRegionSettings",
        "backup:GetBackupVaultAccessPolicy", "backup:ListBackupVaults", "ec2:DescribeAvailabilityZones", "ec2:DescribeImages",
        "ec2:DescribeInstanceAttribute", "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeInstanceTypes", "ec2:DescribeInstances",
        "ec2:DescribeInternetGateways", "ec2:DescribeKeyPairs", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups",
        "ec2:DescribeSnapshots", "ec2:DescribeSubnets", "ec2:DescribeVolumes", "ec2:DescribeVpcs", "kms:DescribeKey",
        "rds:DescribeDBEngineVersions", "rds:DescribeDBInstances", "rds:DescribeDBParameterGroups", "rds:DescribeDBParameters",
        "rds:DescribeDBSnapshots", "rds:DescribeDBSubnetGroups", "rds:DescribeOptionGroups", "rds:DescribeOrderableDBInstanceOptions",
        "rds:ListTagsForResource", "servicequotas:GetAWSDefaultServiceQuota", "servicequotas:GetServiceQuota",
    ];

    /// <summary>The same, of what is global.</summary>
    public static readonly IReadOnlyList<string> LookGlobally =
    [
        "iam:GetInstanceProfile", "iam:GetRole", "iam:ListAttachedRolePolicies", "iam:SimulatePrincipalPolicy",
        "route53:ListResourceRecordSets", "s3:ListAllMyBuckets", "sts:GetCallerIdentity",
    ];

    /// <summary>protect, and its being taken back.</summary>
    public static readonly IReadOnlyList<string> Protect =
    [
        "backup:CreateBackupVault", "backup:DeleteBackupVault", "backup-storage:MountCapsule", "kms:CreateAlias", "kms:CreateGrant",
        "kms:CreateKey", "kms:Decrypt", "kms:DeleteAlias", "kms:GenerateDataKey", "kms:ListKeys", "kms:RetireGrant",
        "kms:ScheduleKeyDeletion",
    ];

    /// <summary>The same, of the plan's roles.</summary>
    public static readonly IReadOnlyList<string> ProtectRoles =
    [
        "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePolicy",
    ];

    /// <summary>The same, of the plan's buckets.</summary>
    public static readonly IReadOnlyList<string> ProtectBuckets =
    [
        "s3:CreateBucket", "s3:DeleteBucket", "s3:PutBucketPublicAccessBlock", "s3:PutBucketVersioning", "s3:PutReplicationConfiguration",
    ];

    /// <summary>backup and prune.</summary>
    public static readonly IReadOnlyList<string> Backup =
    [
        "backup:DeleteRecoveryPoint", "backup:DescribeBackupJob", "backup:DescribeCopyJob", "backup:ListBackupJobs", "backup:ListCopyJobs",
        "backup:StartBackupJob", "backup:StartCopyJob", "backup:StopBackupJob", "ebs:GetSnapshotBlock", "ebs:ListSnapshotBlocks",
        "kms:Sign", "sns:Publish",
    ];

    /// <summary>failover, drill, relocate, failback, and their being taken back.</summary>
    public static readonly IReadOnlyList<string> Recover =
    [
        "backup:DescribeRestoreJob", "backup:GetRecoveryPointRestoreMetadata", "backup:StartRestoreJob", "ec2:AssociateRouteTable",
        "ec2:AttachInternetGateway", "ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateInternetGateway",
        "ec2:CreateRoute", "ec2:CreateRouteTable", "ec2:CreateSecurityGroup", "ec2:CreateSnapshot", "ec2:CreateSubnet", "ec2:CreateTags",
        "ec2:CreateVpc", "ec2:DeleteInternetGateway", "ec2:DeleteRouteTable", "ec2:DeleteSecurityGroup", "ec2:DeleteSnapshot",
        "ec2:DeleteSubnet", "ec2:DeleteVolume", "ec2:DeleteVpc", "ec2:DetachInternetGateway", "ec2:DisassociateRouteTable",
        "ec2:ModifyInstanceAttribute", "ec2:ModifySubnetAttribute", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress",
        "ec2:RunInstances", "ec2:StartInstances", "ec2:StopInstances", "ec2:TerminateInstances", "rds:AddTagsToResource",
        "rds:CreateDBParameterGroup", "rds:CreateDBSubnetGroup", "rds:DeleteDBInstance", "rds:DeleteDBParameterGroup",
        "rds:DeleteDBSubnetGroup", "rds:ModifyDBInstance", "rds:ModifyDBParameterGroup", "rds:RebootDBInstance",
        "rds:RestoreDBInstanceFromDBSnapshot", "rds:StartDBInstance", "rds:StopDBInstance",
    ];

    /// <summary>The same, of records that lead clients to the workload.</summary>
    public static readonly IReadOnlyList<string> RecoverGlobally = ["route53:ChangeResourceRecordSets", "route53:GetChange"];

    /// <summary>Stacks of the plan: protect --with cloudformation, and a recovery that deploys the plan's own.</summary>
    public static readonly IReadOnlyList<string> Stacks =
    [
        "cloudformation:CreateChangeSet", "cloudformation:CreateStack", "cloudformation:DeleteChangeSet", "cloudformation:DeleteStack",
        "cloudformation:DescribeChangeSet", "cloudformation:DescribeStackDriftDetectionStatus", "cloudformation:DescribeStackEvents",
        "cloudformation:DescribeStackResourceDrifts", "cloudformation:DescribeStacks", "cloudformation:DetectStackDrift",
        "cloudformation:DetectStackResourceDrift", "cloudformation:ExecuteChangeSet", "cloudformation:ListStackResources",
        "cloudformation:ValidateTemplate",
    ];

    /// <summary>Reading a bucket's settings: check, protect.</summary>
    public static readonly IReadOnlyList<string> LookAtBuckets =
    [
        "s3:GetBucketCORS", "s3:GetBucketLocation", "s3:GetBucketNotification", "s3:GetBucketObjectLockConfiguration",
        "s3:GetBucketPolicy", "s3:GetBucketPublicAccessBlock", "s3:GetBucketTagging", "s3:GetBucketVersioning",
        "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration", "s3:GetReplicationConfiguration", "s3:ListBucket",
        "s3:ListBucketVersions",
    ];

    /// <summary>export, backup, the ledger and the way home: objects with their versions, tags and holds.</summary>
    public static readonly IReadOnlyList<string> Objects =
    [
        "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:GetObject", "s3:GetObjectAcl",
        "s3:GetObjectLegalHold", "s3:GetObjectRetention", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionTagging",
        "s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectTagging",
    ];
}
