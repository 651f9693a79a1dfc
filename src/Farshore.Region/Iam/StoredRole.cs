using System.Text.Json.Serialization;
using Farshore.Aws.Iam;

namespace Farshore.Region.Iam;

/// <summary>A role with its policies, as the partition keeps it; policy documents are plain JSON.</summary>
public sealed record StoredRole
{
    public required Role Role { get; init; }

    /// <summary>Policies written into the role, by name.</summary>
    public IReadOnlyDictionary<string, string> Inline { get; init; } = new Dictionary<string, string>();

    /// <summary>ARNs of managed policies.</summary>
    public IReadOnlyList<string> Attached { get; init; } = [];
}

/// <summary>An instance profile as the partition keeps it.</summary>
public sealed record StoredProfile
{
    public required InstanceProfile Profile { get; init; }

    public string? RoleName { get; init; }
}

/// <summary>What a partition was given once and will not be given again.</summary>
public sealed record Seeded(DateTimeOffset At);

[JsonSerializable(typeof(StoredRole)), JsonSerializable(typeof(StoredProfile)), JsonSerializable(typeof(Seeded))]
sealed partial class IamRecordShapes : JsonSerializerContext;
