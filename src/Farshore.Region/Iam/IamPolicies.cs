using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Iam.Policies;
using Farshore.Region.Partitions;
using Farshore.Region.Storage;

namespace Farshore.Region.Iam;

/// <summary>Managed policies by their ARNs: those that customers made, and AWS's own as far as they are known here.</summary>
sealed partial class IamPolicies(Partition partition)
{
    public Table<StoredPolicy> All { get; } = new(partition.Database, "iam_policies", PolicyRecordShapes.Default.StoredPolicy);

    /// <summary>What a policy says; nothing where it is not known.</summary>
    public PolicyDocument? Document(string arn) => ManagedPolicies.Find(arn)
        ?? (All.Find(arn) is { } policy ? PolicyDocument.Of(policy.Default.Document!) : null);

    /// <exception cref="AwsException"><c>NoSuchEntity</c>: it is none of AWS's, and nobody made it.</exception>
    public void CheckAttachable(string arn)
    {
        if (!Amazons().IsMatch(arn) && All.Find(arn) is null)
            throw new AwsException("NoSuchEntity", $"Policy {arn} does not exist or is not attachable.", 404);
    }

    /// <exception cref="AwsException"><c>NoSuchEntity</c>.</exception>
    public StoredPolicy Find(string arn) => All.Find(arn) ?? ManagedPolicies.Describe(arn) ?? throw NoPolicy(arn);

    public static AwsException NoPolicy(string arn) => new("NoSuchEntity", $"Policy {arn} was not found.", 404);

    // Also those that nothing is known of can be attached, and give nothing.
    [GeneratedRegex(@"^arn:aws:iam::aws:policy/([\w+=,.@-]+/)*[\w+=,.@-]+$")]
    private static partial Regex Amazons();
}

/// <summary>A managed policy with its documents, which are plain JSON; oldest first.</summary>
sealed record StoredPolicy
{
    public required Policy Policy { get; init; }

    public required IReadOnlyList<PolicyVersion> Versions { get; init; }

    /// <summary>Of the version to come: numbers are not used again.</summary>
    public int Next { get; init; } = 2;

    [JsonIgnore]
    public PolicyVersion Default => Versions.First(version => version.IsDefaultVersion == true);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredPolicy))]
sealed partial class PolicyRecordShapes : JsonSerializerContext;
