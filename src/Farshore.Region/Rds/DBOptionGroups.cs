using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Region.Hosting;
using Farshore.Region.Rds.Postgres;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Rds;

/// <summary>Option groups. PostgreSQL has no options, so they are names that instances, snapshots and restores carry.</summary>
sealed class DBOptionGroups(RegionContext region, RdsState state, PostgresServers servers)
{
    const string Engine = "postgres";
    const string DefaultPrefix = "default:";

    public void Serve(Operations served)
    {
        served.Add(RdsApi.CreateOptionGroup, CreateAsync);
        served.Add(RdsApi.DescribeOptionGroups, DescribeAsync);
        served.Add(RdsApi.ModifyOptionGroup, ModifyAsync);
        served.Add(RdsApi.DeleteOptionGroup, DeleteAsync);
    }

    /// <summary>The group that every instance of an engine version has which names none.</summary>
    public static string DefaultOf(string engineVersion) => $"{DefaultPrefix}{Engine}-{engineVersion.Split('.')[0]}";

    /// <summary>The option group to use, checked against the engine.</summary>
    /// <exception cref="AwsException"><c>OptionGroupNotFoundFault</c>, <c>InvalidParameterCombination</c>.</exception>
    public string Choose(string? asked, PostgresInstallation version)
    {
        var standard = DefaultOf(version.Version);
        var name = asked?.ToLowerInvariant() ?? standard;
        if (name == standard) return name;
        var group = (state.OptionGroups.Find(name) ?? throw NotFound(name)).Shown;
        return group.MajorEngineVersion == version.MajorVersion
            ? name
            : throw RdsErrors.Combination(
                $"The option group {name} is of {group.EngineName} {group.MajorEngineVersion} and cannot be used with {version.Version}.");
    }

    async Task<CreateOptionGroupResult> CreateAsync(CreateOptionGroupMessage input, Call call, CancellationToken cancellationToken)
    {
        var name = RdsNames.Group("OptionGroupName", input.OptionGroupName);
        var version = await servers.InstallationAsync(cancellationToken);
        if (input.EngineName != Engine) throw RdsErrors.Value($"Invalid DB engine: {input.EngineName}");
        if (input.MajorEngineVersion != version.MajorVersion)
            throw RdsErrors.Combination($"Cannot find major version {input.MajorEngineVersion} for {Engine}");
        var row = new OptionGroupRow(Shape(name, input.OptionGroupDescription, version), input.Tags ?? []);
        var kept = await state.OptionGroups.AddAsync(name, row, cancellationToken);
        return new()
        {
            OptionGroup = ReferenceEquals(kept, row)
                ? row.Shown
                : throw new AwsException("OptionGroupAlreadyExistsFault", $"An option group named '{name}' already exists."),
        };
    }

    async Task<OptionGroups> DescribeAsync(DescribeOptionGroupsMessage input, Call call, CancellationToken cancellationToken)
    {
        if (input is { OptionGroupName: not null, EngineName: not null } or { EngineName: null, MajorEngineVersion: not null })
            throw RdsErrors.Combination("OptionGroupName goes without EngineName, and MajorEngineVersion with it.");
        var standard = await DefaultAsync(cancellationToken);
        var all = state.OptionGroups.List().Select(row => row.Shown).Append(standard)
            .Where(group => input.EngineName is null || group.EngineName == input.EngineName)
            .Where(group => input.MajorEngineVersion is null || group.MajorEngineVersion == input.MajorEngineVersion)
            .Where(group => input.OptionGroupName is not { } name
                || string.Equals(group.OptionGroupName, name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(group => group.OptionGroupName, StringComparer.Ordinal).ToList();
        if (input.OptionGroupName is { } wanted && all.Count == 0) throw NotFound(wanted);
        var page = RdsPage<OptionGroup>.Of(all, group => group.OptionGroupName!, input.Marker, input.MaxRecords);
        return new() { OptionGroupsList = page.Items, Marker = page.Marker };
    }

    async Task<ModifyOptionGroupResult> ModifyAsync(ModifyOptionGroupMessage input, Call call, CancellationToken cancellationToken)
    {
        var name = input.OptionGroupName.ToLowerInvariant();
        if (name == (await DefaultAsync(cancellationToken)).OptionGroupName)
            throw InvalidState($"Default option group {name} cannot be modified.");
        var group = state.OptionGroups.Find(name) ?? throw NotFound(name);
        return input is { OptionsToInclude: null or [], OptionsToRemove: null or [] }
            ? throw RdsErrors.Combination("At least one option must be added, modified, or removed.")
            : throw RdsErrors.Value($"{Engine} {group.Shown.MajorEngineVersion} has no options: "
                + string.Join(", ", (input.OptionsToInclude ?? []).Select(one => one.OptionName).Concat(input.OptionsToRemove ?? [])));
    }

    async Task<DeleteOptionGroupResponse> DeleteAsync(DeleteOptionGroupMessage input, Call call, CancellationToken cancellationToken)
    {
        var name = input.OptionGroupName.ToLowerInvariant();
        if (name == (await DefaultAsync(cancellationToken)).OptionGroupName)
            throw InvalidState($"Default option group {name} cannot be deleted.");
        await state.Database.WriteAsync(connection =>
        {
            if (state.OptionGroups.Find(connection, name) is null) throw NotFound(name);
            if (IsUsed(connection, name)) throw InvalidState($"The option group '{name}' cannot be deleted because it is in use.");
            state.OptionGroups.Delete(connection, name);
        }, cancellationToken);
        return new();
    }

    // A snapshot keeps its group alive, as on AWS.
    bool IsUsed(SqliteConnection connection, string name) =>
        state.Instances.List(connection).Select(row => row.Shown).Concat(state.Snapshots.List(connection).Select(row => row.Source))
            .Any(instance => instance.OptionGroupMemberships?.Any(group => group.OptionGroupName == name) == true);

    async Task<OptionGroup> DefaultAsync(CancellationToken cancellationToken)
    {
        var version = await servers.InstallationAsync(cancellationToken);
        return Shape(DefaultOf(version.Version), $"Default option group for {Engine} {version.MajorVersion}", version);
    }

    OptionGroup Shape(string name, string description, PostgresInstallation version) => new()
    {
        OptionGroupName = name, OptionGroupDescription = description, EngineName = Engine, MajorEngineVersion = version.MajorVersion,
        Options = [], AllowsVpcAndNonVpcInstanceMemberships = true, OptionGroupArn = region.Arn("rds", $"og:{name}").ToString(),
    };

    static AwsException NotFound(string name) => new("OptionGroupNotFoundFault", $"Specified OptionGroupName: {name} not found.", 404);

    static AwsException InvalidState(string message) => new("InvalidOptionGroupStateFault", message);
}
