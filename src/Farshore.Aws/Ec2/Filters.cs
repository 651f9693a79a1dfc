namespace Farshore.Aws.Ec2;

/// <summary>Narrows a Describe call to what has one of the values, where
/// <c>*</c> and <c>?</c> stand for any characters and any one.</summary>
public sealed record Filter
{
    [WireName("Name")]
    public string? Name { get; init; }

    [WireName("Value")]
    public IReadOnlyList<string>? Values { get; init; }
}
