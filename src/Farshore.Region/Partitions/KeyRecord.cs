using System.Text.Json.Serialization;
using Farshore.Aws.Signing;

namespace Farshore.Region.Partitions;

/// <summary>An access key and the principal that it speaks for.</summary>
public sealed record KeyRecord
{
    public required string Id { get; init; }

    public required string Secret { get; init; }

    /// <summary>ARN of the user, role session or root.</summary>
    public required string Principal { get; init; }

    /// <summary>The principal's unique id, e.g. <c>AROA…:session</c>.</summary>
    public required string UserId { get; init; }

    /// <summary>The principal's account; keys of before there were several belong to the home's own.</summary>
    public string Account { get; init; } = Partition.Account;

    /// <summary>Comes with a temporary key and must come with its requests.</summary>
    public string? SessionToken { get; init; }

    public DateTimeOffset? Expires { get; init; }

    /// <summary>When a user's key was made; none for the home's own keys and for temporary ones.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>What a session was narrowed to when it was taken; policies as JSON.</summary>
    public IReadOnlyList<string>? SessionPolicies { get; init; }

    public AccessKey ToAccessKey() => new(Id, Secret) { SessionToken = SessionToken, Expires = Expires };

    /// <summary>Without the secret, which belongs in no log.</summary>
    public override string ToString() => $"{Id} of {Principal}";
}

/// <summary>Which key has a fixed part to play.</summary>
public sealed record NamedKey(string KeyId);

[JsonSerializable(typeof(KeyRecord)), JsonSerializable(typeof(NamedKey)), JsonSerializable(typeof(BucketName))]
[JsonSerializable(typeof(AccountRecord))]
sealed partial class PartitionShapes : JsonSerializerContext;
