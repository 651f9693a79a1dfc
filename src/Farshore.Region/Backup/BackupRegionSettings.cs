using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>Which types of resource may be protected in this Region.</summary>
sealed class BackupRegionSettings(BackupState state, BackupGuards guards)
{
    public void Serve(Operations served)
    {
        served.Add(BackupApi.DescribeRegionSettings, (_, _, _) => Task.FromResult(new DescribeRegionSettingsOutput
        {
            ResourceTypeOptInPreference = guards.OptIn, ResourceTypeManagementPreference = new Dictionary<string, bool>(),
        }));
        served.Add(BackupApi.UpdateRegionSettings, UpdateAsync);
        served.Add(BackupApi.GetSupportedResourceTypes,
            (_, _, _) => Task.FromResult(new GetSupportedResourceTypesOutput { ResourceTypes = guards.Types }));
    }

    async Task<UpdateRegionSettingsResponse> UpdateAsync(UpdateRegionSettingsInput input, Call call, CancellationToken cancellationToken)
    {
        if (input.ResourceTypeManagementPreference is { Count: > 0 } managed)
            throw BackupErrors.Value($"Management preferences cannot be set for: {string.Join(", ", managed.Keys)}");
        var asked = input.ResourceTypeOptInPreference ?? new Dictionary<string, bool>();
        if (asked.Keys.Except(guards.Types).FirstOrDefault() is { } unknown)
            throw BackupErrors.Value($"Resource type {unknown} is not supported here. There are: {string.Join(", ", guards.Types)}");
        var all = guards.OptIn.ToDictionary(one => one.Key, one => asked.GetValueOrDefault(one.Key, one.Value), StringComparer.Ordinal);
        await state.Settings.PutAsync("settings", new(all), cancellationToken);
        return new();
    }
}
