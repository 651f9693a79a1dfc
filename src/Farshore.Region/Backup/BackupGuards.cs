using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>What every job is checked for before it is taken on.</summary>
/// <param name="region">The region.</param>
/// <param name="state">Knows which types are opted in.</param>
/// <param name="services">The services whose resources can be protected.</param>
/// <param name="mayAssume">Whether AWS Backup may assume a role, by its ARN.</param>
sealed class BackupGuards(RegionContext region, BackupState state, IReadOnlyList<IProtectedService> services, Func<string, bool> mayAssume)
{
    const int FewestDaysAfterCold = 90;

    public IReadOnlyList<string> Types { get; } = [.. services.Select(service => service.ResourceType).Order(StringComparer.Ordinal)];

    /// <summary>The types of resource that may be protected now.</summary>
    public IReadOnlyDictionary<string, bool> OptIn
    {
        get
        {
            var said = state.Settings.Find("settings")?.OptIn;
            return Types.ToDictionary(type => type, type => said?.GetValueOrDefault(type, true) ?? true, StringComparer.Ordinal);
        }
    }

    /// <summary>An ARN that names something in this Region.</summary>
    public Arn Here(string parameter, string text)
    {
        if (!Arn.TryParse(text, out var arn)) throw BackupErrors.Value($"Invalid parameter value for {parameter}: '{text}' is not an ARN.");
        return arn.Region == region.Name
            ? arn
            : throw BackupErrors.Value($"Invalid parameter value for {parameter}: {text} is not in this Region ({region.Name}).");
    }

    public IProtectedService ServiceOf(Arn resource) => services.FirstOrDefault(service => service.Owns(resource))
        ?? throw BackupErrors.Value(
            $"Feature is not supported for provided resource type. {resource} is none of: {string.Join(", ", Types)}");

    public IProtectedService ServiceOfPoint(Arn recoveryPoint) =>
        services.FirstOrDefault(service => service.OwnsRecoveryPoint(recoveryPoint))
        ?? throw BackupErrors.Value($"{recoveryPoint} is not a recovery point of: {string.Join(", ", Types)}");

    public IProtectedService ServiceOfType(string type) => services.First(service => service.ResourceType == type);

    public void CheckRole(string? role)
    {
        if (role is null) throw BackupErrors.Missing("IamRoleArn");
        if (!Arn.TryParse(role, out var arn) || arn.Service != "iam" || arn.Type != "role")
            throw BackupErrors.Value($"Invalid role ARN: {role}");
        if (!mayAssume(role)) throw BackupErrors.Value($"IAM Role {role} cannot be assumed by AWS Backup");
    }

    public void CheckOptIn(string type)
    {
        if (!OptIn[type])
            throw BackupErrors.Request(
                $"{type} is not opted in for AWS Backup in this Region: opt in with UpdateRegionSettings and try again.");
    }

    public static void CheckLifecycle(Lifecycle? lifecycle)
    {
        if (lifecycle is { DeleteAfterDays: < 1 and not -1 }) throw BackupErrors.Value("DeleteAfterDays must be at least 1.");
        if (lifecycle is { MoveToColdStorageAfterDays: > 0 and var cold, DeleteAfterDays: > 0 and var delete }
            && delete < cold + FewestDaysAfterCold)
            throw BackupErrors.Value(
                $"DeleteAfterDays cannot be less than {FewestDaysAfterCold} days apart from MoveToColdStorageAfterDays.");
    }
}
