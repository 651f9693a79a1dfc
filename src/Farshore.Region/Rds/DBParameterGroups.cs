using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Region.Hosting;
using Farshore.Region.Rds.Postgres;

namespace Farshore.Region.Rds;

/// <summary>DB parameter groups: settings of the server, checked against what the server says of itself. Those of the engine's default
/// group cannot be changed.</summary>
sealed class DBParameterGroups(RegionContext region, RdsState state, PostgresServers servers, InstanceWork work)
{
    const int MostChanges = 20;

    public void Serve(Operations served)
    {
        served.Add(RdsApi.CreateDBParameterGroup, CreateAsync);
        served.Add(RdsApi.DescribeDBParameterGroups, DescribeAsync);
        served.Add(RdsApi.DeleteDBParameterGroup, DeleteAsync);
        served.Add(RdsApi.DescribeDBParameters, DescribeParametersAsync);
        served.Add(RdsApi.ModifyDBParameterGroup, ModifyAsync);
        served.Add(RdsApi.ResetDBParameterGroup, ResetAsync);
    }

    async Task<CreateDBParameterGroupResult> CreateAsync(
        CreateDBParameterGroupMessage input, Call call, CancellationToken cancellationToken)
    {
        var name = RdsNames.Group("DBParameterGroupName", input.DBParameterGroupName);
        var family = (await servers.InstallationAsync(cancellationToken)).Family;
        if (input.DBParameterGroupFamily != family)
            throw RdsErrors.Value(
                $"ParameterGroupFamily {input.DBParameterGroupFamily} is not a valid parameter group family. " +
                $"This local region has: {family}");
        var row = new ParameterGroupRow(Shape(name, family, input.Description), new Dictionary<string, string>(), input.Tags ?? []);
        var kept = await state.ParameterGroups.AddAsync(name, row, cancellationToken);
        return ReferenceEquals(kept, row)
            ? new() { DBParameterGroup = row.Shown }
            : throw new AwsException("DBParameterGroupAlreadyExists", $"Parameter group {name} already exists");
    }

    async Task<DBParameterGroupsMessage> DescribeAsync(
        DescribeDBParameterGroupsMessage input, Call call, CancellationToken cancellationToken)
    {
        var none = new RdsFilters<DBParameterGroup>(
            new Dictionary<string, Func<DBParameterGroup, IEnumerable<string?>>>(StringComparer.Ordinal));
        var all = input.DBParameterGroupName is { } name
            ? (IEnumerable<DBParameterGroup>)[(await FindAsync(name, cancellationToken)).Shown]
            : state.ParameterGroups.List().Select(row => row.Shown).Append(await DefaultAsync(cancellationToken))
                .OrderBy(group => group.DBParameterGroupName, StringComparer.Ordinal);
        var page = RdsPage<DBParameterGroup>.Of(
            none.Apply(all, input.Filters), group => group.DBParameterGroupName!, input.Marker, input.MaxRecords);
        return new() { DBParameterGroups = page.Items, Marker = page.Marker };
    }

    async Task<DeleteDBParameterGroupResponse> DeleteAsync(
        DeleteDBParameterGroupMessage input, Call call, CancellationToken cancellationToken)
    {
        var name = (await FindAsync(input.DBParameterGroupName, cancellationToken)).Shown.DBParameterGroupName!;
        if (name.StartsWith("default.", StringComparison.Ordinal))
            throw new AwsException("InvalidDBParameterGroupState", "Default DBParameterGroup cannot be deleted: " + name);
        await state.Database.WriteAsync(connection =>
        {
            if (UsersOf(state.Instances.List(connection), name).Any())
                throw new AwsException(
                    "InvalidDBParameterGroupState",
                    $"One or more database instances are still members of this parameter group {name}, so the group cannot be deleted");
            state.ParameterGroups.Delete(connection, name);
        }, cancellationToken);
        return new();
    }

    async Task<DBParameterGroupDetails> DescribeParametersAsync(
        DescribeDBParametersMessage input, Call call, CancellationToken cancellationToken)
    {
        var group = await FindAsync(input.DBParameterGroupName, cancellationToken);
        var none = new RdsFilters<Parameter>(new Dictionary<string, Func<Parameter, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["parameter-name"] = parameter => [parameter.ParameterName],
        });
        var all = (await servers.ParametersAsync(cancellationToken)).Describe(group.Values)
            .Where(parameter => input.Source is null || parameter.Source == input.Source);
        var page = RdsPage<Parameter>.Of(
            none.Apply(all, input.Filters), parameter => parameter.ParameterName!, input.Marker, input.MaxRecords);
        return new() { Parameters = page.Items, Marker = page.Marker };
    }

    async Task<DBParameterGroupNameMessage> ModifyAsync(ModifyDBParameterGroupMessage input, Call call, CancellationToken cancellationToken)
    {
        var group = await FindAsync(input.DBParameterGroupName, cancellationToken);
        var name = group.Shown.DBParameterGroupName!;
        if (name.StartsWith("default.", StringComparison.Ordinal))
            throw new AwsException("InvalidParameterValue", "Default DBParameterGroup cannot be modified: " + name);
        if (input.Parameters.Count is 0 or > MostChanges)
            throw RdsErrors.Combination($"A maximum of {MostChanges} parameters can be modified in a single request, and at least one.");
        var known = await servers.ParametersAsync(cancellationToken);
        foreach (var change in input.Parameters) known.Check(change);

        await state.ParameterGroups.UpdateAsync(name, now => now with
        {
            Values = now.Values.Concat(
                input.Parameters.Select(change => KeyValuePair.Create(change.ParameterName!, change.ParameterValue!)))
                .GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value, StringComparer.Ordinal),
        }, cancellationToken);
        foreach (var user in UsersOf(state.Instances.List(), name)) await ApplyAsync(user, input.Parameters, cancellationToken);
        return new() { DBParameterGroupName = name };
    }

    async Task<DBParameterGroupNameMessage> ResetAsync(ResetDBParameterGroupMessage input, Call call, CancellationToken cancellationToken)
    {
        var group = await FindAsync(input.DBParameterGroupName, cancellationToken);
        var name = group.Shown.DBParameterGroupName!;
        if (name.StartsWith("default.", StringComparison.Ordinal))
            throw new AwsException("InvalidParameterValue", "Default DBParameterGroup cannot be modified: " + name);
        var all = input.ResetAllParameters ?? input.Parameters is not { Count: > 0 };
        if (all && input.Parameters is { Count: > 0 })
            throw RdsErrors.Combination("Parameters cannot be named where ResetAllParameters is true.");
        var known = await servers.ParametersAsync(cancellationToken);
        var gone = all ? group.Values.Keys.Select(key => new Parameter { ParameterName = key }).ToList() : input.Parameters!;
        await state.ParameterGroups.UpdateAsync(name, now => now with
        {
            Values = now.Values.Where(pair => gone.All(one => one.ParameterName != pair.Key)).ToDictionary(StringComparer.Ordinal),
        }, cancellationToken);
        var changes = gone.Select(one => one with { ApplyMethod = known.IsStatic(one.ParameterName!) ? "pending-reboot" : "immediate" });
        foreach (var user in UsersOf(state.Instances.List(), name)) await ApplyAsync(user, [.. changes], cancellationToken);
        return new() { DBParameterGroupName = name };
    }

    async Task ApplyAsync(InstanceRow user, IReadOnlyList<Parameter> changes, CancellationToken cancellationToken)
    {
        if (changes.Any(change => change.ApplyMethod == "immediate") && user.HasData)
            (await servers.OfAsync(user.Shown.DbiResourceId!, cancellationToken)).Apply(
                await work.SettingsAsync(user.Shown, cancellationToken));
        if (changes.All(change => change.ApplyMethod == "immediate")) return;
        await state.Instances.UpdateAsync(user.Id, now => now with
        {
            Shown = now.Shown with
            {
                DBParameterGroups =
                    [.. now.Shown.DBParameterGroups!.Select(group => group with { ParameterApplyStatus = "pending-reboot" })],
            },
        }, cancellationToken);
    }

    static IEnumerable<InstanceRow> UsersOf(IReadOnlyList<InstanceRow> all, string name) =>
        all.Where(row => row.Shown.DBParameterGroups!.Any(group => group.DBParameterGroupName == name));

    async Task<ParameterGroupRow> FindAsync(string given, CancellationToken cancellationToken)
    {
        var name = given.ToLowerInvariant();
        if (state.ParameterGroups.Find(name) is { } found) return found;
        var standard = await DefaultAsync(cancellationToken);
        return name == standard.DBParameterGroupName
            ? new(standard, new Dictionary<string, string>(), [])
            : throw RdsErrors.ParameterGroupNotFound(given);
    }

    async Task<DBParameterGroup> DefaultAsync(CancellationToken cancellationToken)
    {
        var family = (await servers.InstallationAsync(cancellationToken)).Family;
        return Shape($"default.{family}", family, $"Default parameter group for {family}");
    }

    DBParameterGroup Shape(string name, string family, string description) => new()
    {
        DBParameterGroupName = name,
        DBParameterGroupFamily = family,
        Description = description,
        DBParameterGroupArn = region.Arn("rds", $"pg:{name}").ToString(),
    };
}
