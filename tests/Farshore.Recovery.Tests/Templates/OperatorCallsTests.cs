using System.Text.RegularExpressions;
using Farshore.Recovery.Templates.Parts;
using Farshore.Recovery.Tests.Plans;

namespace Farshore.Recovery.Tests.Templates;

/// <summary>The lists of what an operator may do against what the code calls.</summary>
public sealed partial class OperatorCallsTests
{
    /// <summary>Permissions are not always called as the operation is.</summary>
    static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["s3:GetBucketCors"] = "s3:GetBucketCORS", ["s3:GetBucketEncryption"] = "s3:GetEncryptionConfiguration",
        ["s3:GetBucketLifecycleConfiguration"] = "s3:GetLifecycleConfiguration",
        ["s3:GetBucketNotificationConfiguration"] = "s3:GetBucketNotification",
        ["s3:GetBucketReplication"] = "s3:GetReplicationConfiguration",
        ["s3:GetObjectLockConfiguration"] = "s3:GetBucketObjectLockConfiguration",
        ["s3:GetPublicAccessBlock"] = "s3:GetBucketPublicAccessBlock", ["s3:HeadObject"] = "s3:GetObject",
        ["s3:PutBucketReplication"] = "s3:PutReplicationConfiguration", ["s3:ListObjectsV2"] = "s3:ListBucket",
    };

    [Fact]
    public void Every_call_that_is_made_is_on_a_list()
    {
        HashSet<string> listed =
        [
            .. OperatorCalls.Look, .. OperatorCalls.LookGlobally, .. OperatorCalls.LookAtBuckets, .. OperatorCalls.Objects,
            .. OperatorCalls.Protect, .. OperatorCalls.ProtectRoles, .. OperatorCalls.ProtectBuckets, .. OperatorCalls.Backup,
            .. OperatorCalls.Recover, .. OperatorCalls.RecoverGlobally, .. OperatorCalls.Stacks,
        ];
        var source = Path.Combine(ShownPlans.Root, "src", "Farshore.Recovery");
        var called = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Calls().Matches(File.ReadAllText(file)))
            .Select(call => $"{call.Groups["service"].Value.ToLowerInvariant()}:{call.Groups["operation"].Value}")
            .Where(call => !call.EndsWith(":Service", StringComparison.Ordinal))
            .Select(call => OtherNames.GetValueOrDefault(call, call)).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.True(called.Count > 80);
        Assert.Empty(called.Except(listed));
    }

    [GeneratedRegex(@"\b(?<service>Backup|Ec2|Rds|Iam|Kms|S3|Route53|Sts|Sns|Ebs|ServiceQuotas|CloudFormation)Api\.(?<operation>[A-Z]\w+)")]
    private static partial Regex Calls();
}
