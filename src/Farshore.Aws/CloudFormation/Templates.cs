namespace Farshore.Aws.CloudFormation;

/// <summary>Asks for the template of a stack or of a change set, as it was given.</summary>
public sealed record GetTemplateInput
{
    public string? StackName { get; init; }

    public string? ChangeSetName { get; init; }

    public string? TemplateStage { get; init; }
}

/// <summary>The template, and in which stages it is to be had.</summary>
public sealed record GetTemplateOutput
{
    public string? TemplateBody { get; init; }

    public IReadOnlyList<string>? StagesAvailable { get; init; }
}

/// <summary>How strictly a template is summed up.</summary>
public sealed record TemplateSummaryConfig
{
    public bool? TreatUnrecognizedResourceTypesAsWarnings { get; init; }
}

/// <summary>Asks what a template wants to be told and allowed, before it is used.</summary>
public sealed record GetTemplateSummaryInput
{
    public string? TemplateBody { get; init; }

    public string? TemplateURL { get; init; }

    public string? StackName { get; init; }

    public TemplateSummaryConfig? TemplateSummaryConfig { get; init; }
}

/// <summary>Values that a parameter may have.</summary>
public sealed record ParameterConstraints
{
    public IReadOnlyList<string>? AllowedValues { get; init; }
}

/// <summary>A parameter as the template declares it.</summary>
public sealed record ParameterDeclaration
{
    public string? ParameterKey { get; init; }

    public string? DefaultValue { get; init; }

    public string? ParameterType { get; init; }

    public bool? NoEcho { get; init; }

    public string? Description { get; init; }

    public ParameterConstraints? ParameterConstraints { get; init; }
}

/// <summary>By which properties resources of a type are named when they are imported.</summary>
public sealed record ResourceIdentifierSummary
{
    public string? ResourceType { get; init; }

    public IReadOnlyList<string>? LogicalResourceIds { get; init; }

    public IReadOnlyList<string>? ResourceIdentifiers { get; init; }
}

/// <summary>What is odd about a template without making it unusable.</summary>
public sealed record Warnings
{
    public IReadOnlyList<string>? UnrecognizedResourceTypes { get; init; }
}

/// <summary>What a template declares, needs and makes.</summary>
public sealed record GetTemplateSummaryOutput
{
    public IReadOnlyList<ParameterDeclaration>? Parameters { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public string? CapabilitiesReason { get; init; }

    public IReadOnlyList<string>? ResourceTypes { get; init; }

    public string? Version { get; init; }

    public string? Metadata { get; init; }

    public IReadOnlyList<string>? DeclaredTransforms { get; init; }

    public IReadOnlyList<ResourceIdentifierSummary>? ResourceIdentifierSummaries { get; init; }

    public Warnings? Warnings { get; init; }
}

/// <summary>Asks whether a template can be read.</summary>
public sealed record ValidateTemplateInput
{
    public string? TemplateBody { get; init; }

    public string? TemplateURL { get; init; }
}

/// <summary>A parameter as ValidateTemplate tells it.</summary>
public sealed record TemplateParameter
{
    public string? ParameterKey { get; init; }

    public string? DefaultValue { get; init; }

    public bool? NoEcho { get; init; }

    public string? Description { get; init; }
}

/// <summary>The template can be read; this is what it wants.</summary>
public sealed record ValidateTemplateOutput
{
    public IReadOnlyList<TemplateParameter>? Parameters { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public string? CapabilitiesReason { get; init; }

    public IReadOnlyList<string>? DeclaredTransforms { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<GetTemplateInput, GetTemplateOutput> GetTemplate =
        new(Service, nameof(GetTemplate), HttpRoute.Rpc, CloudFormationShapes.Default.GetTemplateInput,
            CloudFormationShapes.Default.GetTemplateOutput);

    public static readonly Operation<GetTemplateSummaryInput, GetTemplateSummaryOutput> GetTemplateSummary =
        new(Service, nameof(GetTemplateSummary), HttpRoute.Rpc, CloudFormationShapes.Default.GetTemplateSummaryInput,
            CloudFormationShapes.Default.GetTemplateSummaryOutput);

    public static readonly Operation<ValidateTemplateInput, ValidateTemplateOutput> ValidateTemplate =
        new(Service, nameof(ValidateTemplate), HttpRoute.Rpc, CloudFormationShapes.Default.ValidateTemplateInput,
            CloudFormationShapes.Default.ValidateTemplateOutput);
}
