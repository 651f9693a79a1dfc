namespace Farshore.Recovery.Templates;

/// <summary>What the plan itself does not say about its templates.</summary>
public sealed record TemplateChoices
{
    /// <summary>Things that are there already and belong to no stack of the plan, by the names that <see cref="TemplateThings"/> gives: a
    /// template leaves them alone.</summary>
    public IReadOnlySet<string> Existing { get; init; } = new HashSet<string>();

    /// <summary>Values that go before those the plan gives, by parameter, in whichever template has it.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>ARN of the key behind the plan's alias, where that is there already.</summary>
    public string? VaultKeyArn { get; init; }

    /// <summary>ARNs of roles that restored machines have; the backup role must be able to pass them on.</summary>
    public IReadOnlyList<string> PassedRoles { get; init; } = [];

    /// <summary>A Region's buckets are reached without TLS, so a policy that asks for it would shut everybody out.</summary>
    public bool WithoutTls { get; init; }
}
