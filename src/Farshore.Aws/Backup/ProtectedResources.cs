namespace Farshore.Aws.Backup;

/// <summary>Asks which resources have a recovery point in this Region.</summary>
public sealed record ListProtectedResourcesInput
{
    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }
}

/// <summary>A page of protected resources.</summary>
public sealed record ListProtectedResourcesOutput
{
    public IReadOnlyList<ProtectedResource>? Results { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A resource with at least one recovery point here.</summary>
public sealed record ProtectedResource
{
    public string? ResourceArn { get; init; }

    public string? ResourceType { get; init; }

    public DateTimeOffset? LastBackupTime { get; init; }

    public string? ResourceName { get; init; }

    public string? LastBackupVaultArn { get; init; }

    public string? LastRecoveryPointArn { get; init; }
}

/// <summary>Asks when one resource was last backed up.</summary>
public sealed record DescribeProtectedResourceInput
{
    [InPath("resourceArn")]
    public required string ResourceArn { get; init; }
}

/// <summary>A protected resource with its newest recovery point.</summary>
public sealed record DescribeProtectedResourceOutput
{
    public string? ResourceArn { get; init; }

    public string? ResourceType { get; init; }

    public DateTimeOffset? LastBackupTime { get; init; }

    public string? ResourceName { get; init; }

    public string? LastBackupVaultArn { get; init; }

    public string? LastRecoveryPointArn { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<ListProtectedResourcesInput, ListProtectedResourcesOutput> ListProtectedResources = new(
        Service, nameof(ListProtectedResources), new("GET", "/resources/"),
        BackupShapes.Default.ListProtectedResourcesInput, BackupShapes.Default.ListProtectedResourcesOutput);

    public static readonly Operation<DescribeProtectedResourceInput, DescribeProtectedResourceOutput> DescribeProtectedResource = new(
        Service, nameof(DescribeProtectedResource), new("GET", "/resources/{resourceArn}"),
        BackupShapes.Default.DescribeProtectedResourceInput, BackupShapes.Default.DescribeProtectedResourceOutput);
}
