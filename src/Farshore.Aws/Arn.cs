using System.Diagnostics.CodeAnalysis;

namespace Farshore.Aws;

/// <summary>An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>.</summary>
public readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    public Arn(string service, string region, string account, string resource) : this("aws", service, region, account, resource) { }

    /// <summary>The part of the resource after its type: <c>i-1</c> of <c>instance/i-1</c>, <c>orders</c> of <c>db:orders</c>.</summary>
    public string Name => Resource[(Resource.IndexOfAny([':', '/']) + 1)..];

    /// <summary>The resource's type: <c>instance</c> of <c>instance/i-1</c>; empty where it has none.</summary>
    public string Type => Resource.IndexOfAny([':', '/']) is > 0 and var end ? Resource[..end] : "";

    public static bool TryParse([NotNullWhen(true)] string? text, out Arn arn)
    {
        var parts = text?.Split(':', 6) ?? [];
        var valid = parts is ["arn", { Length: > 0 }, { Length: > 0 }, _, _, { Length: > 0 }];
        arn = valid ? new(parts[1], parts[2], parts[3], parts[4], parts[5]) : default;
        return valid;
    }

    public static Arn Parse(string text) => TryParse(text, out var arn) ? arn : throw new FormatException($"'{text}' is not an ARN");

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
