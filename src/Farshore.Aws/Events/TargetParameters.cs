using System.Text.Json.Serialization;

namespace Farshore.Aws.Events;

/// <summary>Which part of the event is a stream's partition key.</summary>
public sealed record KinesisParameters
{
    public required string PartitionKeyPath { get; init; }
}

/// <summary>Instances by id or tag.</summary>
public sealed record RunCommandTarget
{
    public required string Key { get; init; }

    public required IReadOnlyList<string> Values { get; init; }
}

/// <summary>Instances that Run Command is to act on.</summary>
public sealed record RunCommandParameters
{
    public required IReadOnlyList<RunCommandTarget> RunCommandTargets { get; init; }
}

/// <summary>Subnets and groups of a task.</summary>
public sealed record AwsVpcConfiguration
{
    public required IReadOnlyList<string> Subnets { get; init; }

    public IReadOnlyList<string>? SecurityGroups { get; init; }

    public string? AssignPublicIp { get; init; }
}

/// <summary>The network of a task.</summary>
public sealed record NetworkConfiguration
{
    [JsonPropertyName("awsvpcConfiguration")]
    public AwsVpcConfiguration? AwsvpcConfiguration { get; init; }
}

/// <summary>A share of tasks for one capacity provider.</summary>
public sealed record CapacityProviderStrategyItem
{
    [JsonPropertyName("capacityProvider")]
    public required string CapacityProvider { get; init; }

    [JsonPropertyName("weight")]
    public int? Weight { get; init; }

    [JsonPropertyName("base")]
    public int? Base { get; init; }
}

/// <summary>Where a task may run.</summary>
public sealed record PlacementConstraint
{
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    [JsonPropertyName("expression")]
    public string? Expression { get; init; }
}

/// <summary>How tasks are spread.</summary>
public sealed record PlacementStrategy
{
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    [JsonPropertyName("field")]
    public string? Field { get; init; }
}

/// <summary>A task that ECS is to run.</summary>
public sealed record EcsParameters
{
    public required string TaskDefinitionArn { get; init; }

    public int? TaskCount { get; init; }

    public string? LaunchType { get; init; }

    public NetworkConfiguration? NetworkConfiguration { get; init; }

    public string? PlatformVersion { get; init; }

    public string? Group { get; init; }

    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    public bool? EnableECSManagedTags { get; init; }

    public bool? EnableExecuteCommand { get; init; }

    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    public IReadOnlyList<PlacementStrategy>? PlacementStrategy { get; init; }

    public string? PropagateTags { get; init; }

    public string? ReferenceId { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>How many jobs an array has.</summary>
public sealed record BatchArrayProperties
{
    public int? Size { get; init; }
}

/// <summary>How often a job is tried.</summary>
public sealed record BatchRetryStrategy
{
    public int? Attempts { get; init; }
}

/// <summary>A job for Batch.</summary>
public sealed record BatchParameters
{
    public required string JobDefinition { get; init; }

    public required string JobName { get; init; }

    public BatchArrayProperties? ArrayProperties { get; init; }

    public BatchRetryStrategy? RetryStrategy { get; init; }
}

/// <summary>The message group in a FIFO queue.</summary>
public sealed record SqsParameters
{
    public string? MessageGroupId { get; init; }
}

/// <summary>What goes into a request to an API.</summary>
public sealed record HttpParameters
{
    public IReadOnlyList<string>? PathParameterValues { get; init; }

    public IReadOnlyDictionary<string, string>? HeaderParameters { get; init; }

    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }
}

/// <summary>A statement for Redshift.</summary>
public sealed record RedshiftDataParameters
{
    public string? SecretManagerArn { get; init; }

    public required string Database { get; init; }

    public string? DbUser { get; init; }

    public string? Sql { get; init; }

    public string? StatementName { get; init; }

    public bool? WithEvent { get; init; }

    public IReadOnlyList<string>? Sqls { get; init; }
}

/// <summary>One parameter of a pipeline.</summary>
public sealed record SageMakerPipelineParameter
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}

/// <summary>Parameters of a pipeline.</summary>
public sealed record SageMakerPipelineParameters
{
    public IReadOnlyList<SageMakerPipelineParameter>? PipelineParameterList { get; init; }
}

/// <summary>An operation for AppSync.</summary>
public sealed record AppSyncParameters
{
    public string? GraphQLOperation { get; init; }
}
