namespace Farshore.Region.CloudFormation.Types;

/// <summary>What a template may say of a type, as AWS's resource specification has it; a property that is not served is not listed, and
/// refused by name.</summary>
/// <param name="Name">E.g. <c>AWS::EC2::VPC</c>.</param>
/// <param name="Properties">Top-level properties that are served.</param>
sealed record ResourceSchema(string Name, IReadOnlySet<string> Properties)
{
    /// <summary>Without these nothing is made.</summary>
    public IReadOnlySet<string> Required { get; init; } = new HashSet<string>();

    /// <summary>A change of one of these makes another resource and removes the first afterwards.</summary>
    public IReadOnlySet<string> CreateOnly { get; init; } = new HashSet<string>();

    /// <summary>Names that <c>Fn::GetAtt</c> may ask for.</summary>
    public IReadOnlySet<string> Attributes { get; init; } = new HashSet<string>();

    /// <summary>The property that holds a name the template chose; null for what is named by the service. What has such a name can be
    /// imported, and cannot be replaced while it keeps it.</summary>
    public string? NameProperty { get; init; }

    /// <summary>Left by default when its stack goes, as AWS leaves databases a last snapshot: <c>Delete</c>, <c>Retain</c> or
    /// <c>Snapshot</c>.</summary>
    public string DefaultDeletion { get; init; } = "Delete";

    /// <summary>Whether <c>DeletionPolicy: Snapshot</c> may be said of it.</summary>
    public bool MaySnapshot { get; init; }
}
