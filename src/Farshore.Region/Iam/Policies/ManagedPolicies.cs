namespace Farshore.Region.Iam.Policies;

/// <summary>AWS's own policies, as far as they speak of what a region judges. One that is not here gives nothing.</summary>
static class ManagedPolicies
{
    const string Prefix = "arn:aws:iam::aws:policy/";

    static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["AdministratorAccess"] = Allow("*"),
        ["PowerUserAccess"] = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"},
            {"Effect":"Allow","Action":["iam:ListRoles","organizations:DescribeOrganization","account:ListRegions"],"Resource":"*"}]}
            """,
        ["ReadOnlyAccess"] = Allow(
            "s3:Get*", "s3:List*", "s3:Describe*", "iam:Get*", "iam:List*", "sts:GetCallerIdentity", "sts:GetAccessKeyInfo",
            "sts:GetSessionToken"),
        ["AmazonS3FullAccess"] = Allow("s3:*", "s3-object-lambda:*"),
        ["AmazonS3ReadOnlyAccess"] = Allow(
            "s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"),
        ["IAMFullAccess"] = Allow("iam:*", "organizations:DescribeAccount", "organizations:DescribeOrganization"),
        ["IAMReadOnlyAccess"] = Allow("iam:Get*", "iam:List*", "iam:GenerateCredentialReport", "iam:SimulateCustomPolicy"),
        ["service-role/AWSBackupServiceRolePolicyForBackup"] = Allow("kms:DescribeKey", "tag:GetResources"),
        ["service-role/AWSBackupServiceRolePolicyForRestores"] = Allow("kms:DescribeKey", "tag:GetResources"),
        ["AWSBackupServiceRolePolicyForS3Backup"] = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetInventoryConfiguration",
            "s3:PutInventoryConfiguration","s3:ListBucketVersions","s3:ListBucket","s3:GetBucketVersioning","s3:GetBucketNotification",
            "s3:PutBucketNotification","s3:GetBucketLocation","s3:GetBucketTagging","s3:GetBucketAcl"],"Resource":"arn:aws:s3:::*"},
            {"Effect":"Allow","Action":["s3:GetObjectAcl","s3:GetObject","s3:GetObjectVersionTagging","s3:GetObjectVersionAcl",
            "s3:GetObjectTagging","s3:GetObjectVersion"],"Resource":"arn:aws:s3:::*/*"},
            {"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}
            """,
        ["AWSBackupServiceRolePolicyForS3Restore"] = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:CreateBucket","s3:ListBucketVersions","s3:ListBucket",
            "s3:GetBucketVersioning","s3:GetBucketLocation","s3:PutBucketVersioning","s3:PutBucketOwnershipControls",
            "s3:GetBucketOwnershipControls"],"Resource":"arn:aws:s3:::*"},
            {"Effect":"Allow","Action":["s3:GetObject","s3:GetObjectVersion","s3:DeleteObject","s3:PutObjectVersionAcl",
            "s3:GetObjectVersionAcl","s3:GetObjectTagging","s3:PutObjectTagging","s3:GetObjectAcl","s3:PutObjectAcl",
            "s3:ListMultipartUploadParts","s3:PutObject"],"Resource":"arn:aws:s3:::*/*"}]}
            """,
    };

    /// <summary>The policy of an ARN; nothing where it is not known here.</summary>
    public static PolicyDocument? Find(string arn) =>
        arn.StartsWith(Prefix, StringComparison.Ordinal) && Texts.TryGetValue(arn[Prefix.Length..], out var text)
            ? PolicyDocument.Of(text)
            : null;

    static string Allow(params string[] actions) => $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{string.Join("\",\"", actions)}}"],"Resource":"*"}]}
        """;
}
