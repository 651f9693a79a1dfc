using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Reading;

/// <summary>A template whose form is right; what its functions give shows when they are worked out.</summary>
/// <param name="Body">The text as it was given.</param>
sealed record Template(string Body)
{
    public string? Version { get; init; }

    public string? Description { get; init; }

    public JsonObject? Metadata { get; init; }

    public OrderedDictionary<string, DeclaredParameter> Parameters { get; init; } = [];

    public JsonObject Mappings { get; init; } = [];

    public JsonObject Conditions { get; init; } = [];

    public JsonObject Rules { get; init; } = [];

    public OrderedDictionary<string, DeclaredResource> Resources { get; init; } = [];

    public OrderedDictionary<string, DeclaredOutput> Outputs { get; init; } = [];
}

/// <summary>Something that whoever makes a stack is asked for.</summary>
/// <param name="Type">String, Number, List&lt;Number&gt;, CommaDelimitedList, or a type of AWS's own.</param>
sealed record DeclaredParameter(string Name, string Type)
{
    public string? Default { get; init; }

    public bool NoEcho { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? AllowedValues { get; init; }

    public string? AllowedPattern { get; init; }

    public string? ConstraintDescription { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public decimal? MinValue { get; init; }

    public decimal? MaxValue { get; init; }

    /// <summary>Its value names a parameter of Systems Manager, which holds what the template gets.</summary>
    public bool IsStored => Type.StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal);

    /// <summary>What the template gets of it is a list.</summary>
    public bool IsList => Type is "CommaDelimitedList" || Type.Contains("List<", StringComparison.Ordinal)
        || Type is "AWS::SSM::Parameter::Value<CommaDelimitedList>";
}

/// <summary>A resource as the template has it, its functions not worked out.</summary>
sealed record DeclaredResource(string LogicalId, string Type, JsonObject Properties)
{
    public string? Condition { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public string? DeletionPolicy { get; init; }

    public string? UpdateReplacePolicy { get; init; }

    public JsonObject? Metadata { get; init; }
}

/// <summary>A value that the stack gives.</summary>
/// <param name="Value">Its functions not worked out.</param>
/// <param name="ExportName">Where other stacks may use it.</param>
sealed record DeclaredOutput(string Name, JsonNode Value, string? Description, string? Condition, JsonNode? ExportName);
