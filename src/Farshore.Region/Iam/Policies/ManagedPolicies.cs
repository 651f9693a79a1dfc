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
        ["service-role/AWSBackupServiceRolePolicyForBackup"] = BackupPolicies.ForBackup,
        ["service-role/AWSBackupServiceRolePolicyForRestores"] = BackupPolicies.ForRestores,
        ["AWSBackupServiceRolePolicyForS3Backup"] = BackupPolicies.ForS3Backup,
        ["AWSBackupServiceRolePolicyForS3Restore"] = BackupPolicies.ForS3Restore,
    };

    /// <summary>The policy of an ARN; nothing where it is not known here.</summary>
    public static PolicyDocument? Find(string arn) =>
        arn.StartsWith(Prefix, StringComparison.Ordinal) && Texts.TryGetValue(arn[Prefix.Length..], out var text)
            ? PolicyDocument.Of(text)
            : null;

    /// <summary>The policy of an ARN as IAM tells it; nothing where it is not known here.</summary>
    public static StoredPolicy? Describe(string arn)
    {
        if (!arn.StartsWith(Prefix, StringComparison.Ordinal) || !Texts.TryGetValue(arn[Prefix.Length..], out var text)) return null;
        var name = arn.Split('/')[^1];
        return new()
        {
            Policy = new()
            {
                PolicyName = name, Arn = arn, Path = $"/{arn[Prefix.Length..^name.Length]}", DefaultVersionId = "v1", IsAttachable = true,
                PolicyId = Hosting.Names.From(arn, "ANPA").ToUpperInvariant(),
            },
            Versions = [new() { VersionId = "v1", Document = text, IsDefaultVersion = true }],
        };
    }

    /// <summary>Those that are known here.</summary>
    public static IEnumerable<StoredPolicy> All() => Texts.Keys.Select(name => Describe(Prefix + name)!);

    static string Allow(params string[] actions) => $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{string.Join("\",\"", actions)}}"],"Resource":"*"}]}
        """;
}
