using System.Text.Json.Serialization;
using Farshore.Aws.Iam;

namespace Farshore.Region.Iam;

/// <summary>A user with its policies, as the partition keeps it; policy documents are plain JSON.</summary>
public sealed record StoredUser
{
    public required User User { get; init; }

    public required string Account { get; init; }

    /// <summary>Policies written into the user, by name.</summary>
    public IReadOnlyDictionary<string, string> Inline { get; init; } = new Dictionary<string, string>();

    /// <summary>ARNs of managed policies.</summary>
    public IReadOnlyList<string> Attached { get; init; } = [];
}

[JsonSerializable(typeof(StoredUser))]
sealed partial class UserShapes : JsonSerializerContext;
