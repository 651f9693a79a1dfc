namespace Farshore.Aws.CloudFormation;

/// <summary>Which types are wanted.</summary>
public sealed record TypeFilters
{
    public string? Category { get; init; }

    public string? PublisherId { get; init; }

    public string? TypeNamePrefix { get; init; }
}

/// <summary>Asks which types of resources a stack can hold here.</summary>
public sealed record ListTypesInput
{
    public string? Visibility { get; init; }

    public string? ProvisioningType { get; init; }

    public string? DeprecatedStatus { get; init; }

    public string? Type { get; init; }

    public TypeFilters? Filters { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A type of resource.</summary>
public sealed record TypeSummary
{
    public string? Type { get; init; }

    public string? TypeName { get; init; }

    public string? DefaultVersionId { get; init; }

    public string? TypeArn { get; init; }

    public DateTimeOffset? LastUpdated { get; init; }

    public string? Description { get; init; }

    public bool? IsActivated { get; init; }
}

/// <summary>One page of types.</summary>
public sealed record ListTypesOutput
{
    public IReadOnlyList<TypeSummary>? TypeSummaries { get; init; }

    public string? NextToken { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<ListTypesInput, ListTypesOutput> ListTypes =
        new(Service, nameof(ListTypes), HttpRoute.Rpc, CloudFormationShapes.Default.ListTypesInput,
            CloudFormationShapes.Default.ListTypesOutput);
}
