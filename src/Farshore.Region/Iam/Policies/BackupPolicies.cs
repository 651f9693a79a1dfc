namespace Farshore.Region.Iam.Policies;

/// <summary>AWS's policies for the role of AWS Backup, as far as they speak of services that a region has.</summary>
static class BackupPolicies
{
    /// <summary>Taking and copying recovery points of machines and databases.</summary>
    public const string ForBackup = """
        {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["rds:AddTagsToResource","rds:ListTagsForResource","rds:DescribeDBSnapshots","rds:CreateDBSnapshot",
        "rds:CopyDBSnapshot","rds:DescribeDBInstances","rds:CreateDBClusterSnapshot","rds:DescribeDBClusters",
        "rds:DescribeDBClusterSnapshots","rds:CopyDBClusterSnapshot"],"Resource":"*"},
        {"Effect":"Allow","Action":"rds:ModifyDBInstance","Resource":"arn:aws:rds:*:*:db:*"},
        {"Effect":"Allow","Action":["rds:DeleteDBSnapshot","rds:ModifyDBSnapshotAttribute"],
        "Resource":"arn:aws:rds:*:*:snapshot:awsbackup:*"},
        {"Effect":"Allow","Action":"ec2:CopySnapshot","Resource":"arn:aws:ec2:*::snapshot/*"},
        {"Effect":"Allow","Action":"ec2:CopyImage","Resource":"*"},
        {"Effect":"Allow","Action":["ec2:CreateTags","ec2:DeleteSnapshot"],"Resource":"arn:aws:ec2:*::snapshot/*"},
        {"Effect":"Allow","Action":["ec2:CreateImage","ec2:DeregisterImage","ec2:DescribeSnapshots","ec2:DescribeTags",
        "ec2:DescribeImages","ec2:DescribeInstances","ec2:DescribeInstanceAttribute","ec2:DescribeInstanceCreditSpecifications",
        "ec2:DescribeNetworkInterfaces","ec2:CreateSnapshot","ec2:DeleteSnapshot","ec2:DescribeVolumes"],"Resource":"*"},
        {"Effect":"Allow","Action":"ec2:CreateTags","Resource":"arn:aws:ec2:*:*:image/*"},
        {"Effect":"Allow","Action":["backup:DescribeBackupVault","backup:CopyIntoBackupVault"],
        "Resource":"arn:aws:backup:*:*:backup-vault:*"},
        {"Effect":"Allow","Action":"backup:CopyFromBackupVault","Resource":"*"},
        {"Effect":"Allow","Action":"kms:DescribeKey","Resource":"*"},
        {"Effect":"Allow","Action":"kms:CreateGrant","Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}},
        {"Effect":"Allow","Action":["kms:GenerateDataKeyWithoutPlaintext","kms:ReEncryptTo","kms:ReEncryptFrom"],
        "Resource":"arn:aws:kms:*:*:key/*","Condition":{"StringLike":{"kms:ViaService":["ec2.*.amazonaws.com"]},
        "ForAnyValue:StringEquals":{"kms:EncryptionContextKeys":"aws:ebs:id"}}},
        {"Effect":"Allow","Action":"tag:GetResources","Resource":"*"}]}
        """;

    /// <summary>Making machines and databases of recovery points; passing roles to machines among it.</summary>
    public const string ForRestores = """
        {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["ec2:CreateVolume","ec2:DeleteVolume"],
        "Resource":["arn:aws:ec2:*::snapshot/*","arn:aws:ec2:*:*:volume/*"]},
        {"Effect":"Allow","Action":["ec2:DescribeImages","ec2:DescribeInstances","ec2:DescribeSnapshots","ec2:DescribeVolumes",
        "ec2:DescribeAccountAttributes","ec2:DescribeAddresses","ec2:DescribeAvailabilityZones","ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets","ec2:DescribeVpcs","ec2:DescribeInternetGateways","ec2:DescribeRouteTables"],"Resource":"*"},
        {"Effect":"Allow","Action":["rds:DescribeDBInstances","rds:DescribeDBSnapshots","rds:ListTagsForResource",
        "rds:RestoreDBInstanceFromDBSnapshot","rds:DeleteDBInstance","rds:AddTagsToResource","rds:DescribeDBClusters",
        "rds:RestoreDBClusterFromSnapshot","rds:DeleteDBCluster","rds:RestoreDBInstanceToPointInTime"],"Resource":"*"},
        {"Effect":"Allow","Action":"rds:CreateDBInstance","Resource":"arn:aws:rds:*:*:db:*"},
        {"Effect":"Allow","Action":"kms:DescribeKey","Resource":"*"},
        {"Effect":"Allow","Action":["kms:Decrypt","kms:Encrypt","kms:GenerateDataKey","kms:ReEncryptTo","kms:ReEncryptFrom",
        "kms:GenerateDataKeyWithoutPlaintext","kms:DescribeKey"],"Resource":"*",
        "Condition":{"StringLike":{"kms:ViaService":["ec2.*.amazonaws.com","rds.*.amazonaws.com"]}}},
        {"Effect":"Allow","Action":"kms:CreateGrant","Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}},
        {"Effect":"Allow","Action":["ebs:CompleteSnapshot","ebs:StartSnapshot","ebs:PutSnapshotBlock"],
        "Resource":"arn:aws:ec2:*::snapshot/*"},
        {"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*"},
        {"Effect":"Allow","Action":"ec2:TerminateInstances","Resource":"arn:aws:ec2:*:*:instance/*"},
        {"Effect":"Allow","Action":"ec2:CreateTags","Resource":["arn:aws:ec2:*:*:instance/*","arn:aws:ec2:*:*:volume/*"],
        "Condition":{"StringLike":{"ec2:CreateAction":["RunInstances","CreateVolume"]}}},
        {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/*",
        "Condition":{"StringEquals":{"iam:PassedToService":["ec2.amazonaws.com","backup.amazonaws.com"]}}},
        {"Effect":"Allow","Action":["iam:GetRole","iam:ListAttachedRolePolicies"],"Resource":"*"},
        {"Effect":"Allow","Action":["backup:StartRestoreJob","backup:ListRestoreJobs","backup:ListRecoveryPointsByBackupVault",
        "backup:DescribeRestoreJob"],"Resource":"*"}]}
        """;

    public const string ForS3Backup = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetInventoryConfiguration",
        "s3:PutInventoryConfiguration","s3:ListBucketVersions","s3:ListBucket","s3:GetBucketVersioning","s3:GetBucketNotification",
        "s3:PutBucketNotification","s3:GetBucketLocation","s3:GetBucketTagging","s3:GetBucketAcl"],"Resource":"arn:aws:s3:::*"},
        {"Effect":"Allow","Action":["s3:GetObjectAcl","s3:GetObject","s3:GetObjectVersionTagging","s3:GetObjectVersionAcl",
        "s3:GetObjectTagging","s3:GetObjectVersion"],"Resource":"arn:aws:s3:::*/*"},
        {"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"},
        {"Effect":"Allow","Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*",
        "Condition":{"StringLike":{"kms:ViaService":"s3.*.amazonaws.com"}}}]}
        """;

    public const string ForS3Restore = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:CreateBucket","s3:ListBucketVersions","s3:ListBucket",
        "s3:GetBucketVersioning","s3:GetBucketLocation","s3:PutBucketVersioning","s3:PutBucketOwnershipControls",
        "s3:GetBucketOwnershipControls"],"Resource":"arn:aws:s3:::*"},
        {"Effect":"Allow","Action":["s3:GetObject","s3:GetObjectVersion","s3:DeleteObject","s3:PutObjectVersionAcl",
        "s3:GetObjectVersionAcl","s3:GetObjectTagging","s3:PutObjectTagging","s3:GetObjectAcl","s3:PutObjectAcl",
        "s3:ListMultipartUploadParts","s3:PutObject"],"Resource":"arn:aws:s3:::*/*"},
        {"Effect":"Allow","Action":["kms:DescribeKey","kms:GenerateDataKey","kms:Decrypt"],"Resource":"*",
        "Condition":{"StringLike":{"kms:ViaService":"s3.*.amazonaws.com"}}}]}
        """;
}
