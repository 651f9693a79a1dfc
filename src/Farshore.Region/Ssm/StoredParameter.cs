using System.Text.Json.Serialization;

namespace Farshore.Region.Ssm;

/// <summary>A parameter with its versions, oldest first.</summary>
sealed record StoredParameter
{
    public required string Name { get; init; }

    public required IReadOnlyList<ParameterVersion> Versions { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    [JsonIgnore]
    public ParameterVersion Newest => Versions[^1];
}

/// <summary>One version of a parameter.</summary>
sealed record ParameterVersion
{
    public required long Version { get; init; }

    /// <summary><c>String</c>, <c>StringList</c> or <c>SecureString</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The value; that of a SecureString is a ciphertext in base 64.</summary>
    public required string Value { get; init; }

    /// <summary>The key that a SecureString is under, as it was named.</summary>
    public string? KeyId { get; init; }

    public string? Description { get; init; }

    public string? AllowedPattern { get; init; }

    public string Tier { get; init; } = "Standard";

    public string DataType { get; init; } = "text";

    public required DateTimeOffset ModifiedAt { get; init; }

    public required string ModifiedBy { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredParameter))]
sealed partial class SsmRecordShapes : JsonSerializerContext;
