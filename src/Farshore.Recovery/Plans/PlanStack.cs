namespace Farshore.Recovery.Plans;

/// <summary>A template of the user's that a recovery deploys in the secondary, beside what it restores.</summary>
/// <param name="Name">The plan's word for it.</param>
/// <param name="Template">A file's full path, or an object as <c>s3://bucket/key</c>. Its text is kept with every recovery set.</param>
public sealed record PlanStack(string Name, string Template)
{
    const string Address = "s3://";

    /// <summary>The stack's name there; null for a new one made from the plan's and its own.</summary>
    public string? StackName { get; init; }

    /// <summary>Deployed before anything is restored, instead of after what it speaks of.</summary>
    public bool IsBefore { get; init; }

    /// <summary>Resources that must have been handed over, and stacks that must stand, before it is deployed.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Values of the template's parameters; they may speak of what stands by then, as
    /// <c>${resources.orders.address}</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>What the template may do beyond making things, e.g. <c>CAPABILITY_IAM</c>.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Of the stack, and so of what it makes.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Everything that its parameters speak of.</summary>
    public IEnumerable<PlanReference> References() => Parameters.Values.SelectMany(PlanReference.In);

    /// <summary>Bucket and key of the template; null where it is a file.</summary>
    public (string Bucket, string Key)? TemplateObject() =>
        Template.StartsWith(Address, StringComparison.Ordinal) && Template[Address.Length..].Split('/', 2) is [{ Length: > 0 } bucket,
            { Length: > 0 } key] ? (bucket, key) : null;

    internal static bool IsAddress(string template) => template.StartsWith(Address, StringComparison.Ordinal);
}
