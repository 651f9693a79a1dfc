namespace Farshore.Aws.Backup;

/// <summary>Asks which types of resource AWS Backup may protect in this Region.</summary>
public sealed record DescribeRegionSettingsInput
{
}

/// <summary>The opt-in of each type of resource.</summary>
public sealed record DescribeRegionSettingsOutput
{
    public IReadOnlyDictionary<string, bool>? ResourceTypeOptInPreference { get; init; }

    public IReadOnlyDictionary<string, bool>? ResourceTypeManagementPreference { get; init; }
}

/// <summary>Opts types of resource in or out; the jobs of a type that is out are refused.</summary>
public sealed record UpdateRegionSettingsInput
{
    public IReadOnlyDictionary<string, bool>? ResourceTypeOptInPreference { get; init; }

    public IReadOnlyDictionary<string, bool>? ResourceTypeManagementPreference { get; init; }
}

/// <summary>UpdateRegionSettings answers nothing.</summary>
public sealed record UpdateRegionSettingsResponse;

/// <summary>GetSupportedResourceTypes takes nothing.</summary>
public sealed record GetSupportedResourceTypesRequest;

/// <summary>The types of resource that can be protected here.</summary>
public sealed record GetSupportedResourceTypesOutput
{
    public IReadOnlyList<string>? ResourceTypes { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<DescribeRegionSettingsInput, DescribeRegionSettingsOutput> DescribeRegionSettings = new(
        Service, nameof(DescribeRegionSettings), new("GET", "/account-settings"),
        BackupShapes.Default.DescribeRegionSettingsInput, BackupShapes.Default.DescribeRegionSettingsOutput);

    public static readonly Operation<UpdateRegionSettingsInput, UpdateRegionSettingsResponse> UpdateRegionSettings = new(
        Service, nameof(UpdateRegionSettings), new("PUT", "/account-settings"),
        BackupShapes.Default.UpdateRegionSettingsInput, BackupShapes.Default.UpdateRegionSettingsResponse);

    public static readonly Operation<GetSupportedResourceTypesRequest, GetSupportedResourceTypesOutput> GetSupportedResourceTypes = new(
        Service, nameof(GetSupportedResourceTypes), new("GET", "/supported-resource-types"),
        BackupShapes.Default.GetSupportedResourceTypesRequest, BackupShapes.Default.GetSupportedResourceTypesOutput);
}
