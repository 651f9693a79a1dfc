namespace Farshore.Aws.CloudFormation;

/// <summary>Asks for every value that stacks of the Region give to each other.</summary>
public sealed record ListExportsInput
{
    public string? NextToken { get; init; }
}

/// <summary>A value under a name that no other stack of the Region may use.</summary>
public sealed record Export
{
    public string? ExportingStackId { get; init; }

    public string? Name { get; init; }

    public string? Value { get; init; }
}

/// <summary>One page of exports.</summary>
public sealed record ListExportsOutput
{
    public IReadOnlyList<Export>? Exports { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks which stacks use an export.</summary>
public sealed record ListImportsInput
{
    public required string ExportName { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Names of stacks, a page of them.</summary>
public sealed record ListImportsOutput
{
    public IReadOnlyList<string>? Imports { get; init; }

    public string? NextToken { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<ListExportsInput, ListExportsOutput> ListExports =
        new(Service, nameof(ListExports), HttpRoute.Rpc, CloudFormationShapes.Default.ListExportsInput,
            CloudFormationShapes.Default.ListExportsOutput);

    public static readonly Operation<ListImportsInput, ListImportsOutput> ListImports =
        new(Service, nameof(ListImports), HttpRoute.Rpc, CloudFormationShapes.Default.ListImportsInput,
            CloudFormationShapes.Default.ListImportsOutput);
}
