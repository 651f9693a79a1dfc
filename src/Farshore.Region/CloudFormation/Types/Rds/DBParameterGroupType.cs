using System.Text.Json.Nodes;
using Farshore.Aws.Rds;

namespace Farshore.Region.CloudFormation.Types.Rds;

/// <summary>A DB parameter group of a stack with its settings.</summary>
sealed class DBParameterGroupType : IResourceType
{
    const string Kind = "pg";
    const int LongestName = 255;

    /// <summary>As many as RDS changes in one call.</summary>
    const int MostAtOnce = 20;

    public ResourceSchema Schema { get; } = new("AWS::RDS::DBParameterGroup",
        new HashSet<string> { "DBParameterGroupName", "Description", "Family", "Parameters", "Tags" })
    {
        Required = new HashSet<string> { "Description", "Family" },
        CreateOnly = new HashSet<string> { "DBParameterGroupName", "Description", "Family" },
        Attributes = new HashSet<string> { "DBParameterGroupArn", "DBParameterGroupName" }, NameProperty = "DBParameterGroupName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = (wanted.Text("DBParameterGroupName") ?? work.NameFor(LongestName)).ToLowerInvariant();
        await work.MakeAsync(Kind, name, () => work.Api.SendAsync(RdsApi.CreateDBParameterGroup, new()
        {
            DBParameterGroupName = name, DBParameterGroupFamily = wanted.Required("Family"), Description = wanted.Required("Description"),
            Tags = work.Marked(wanted),
        }, cancellationToken), cancellationToken);
        await work.HasMade(name);
        await SetAsync(work, name, Settings(wanted), cancellationToken);
        return Made(work, name);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (older, newer) = (Settings(before), Settings(wanted));
        await SetAsync(work, id, newer.Where(pair => older.GetValueOrDefault(pair.Key) != pair.Value), cancellationToken);
        foreach (var gone in older.Keys.Where(key => !newer.ContainsKey(key)).Chunk(MostAtOnce))
            await work.Api.SendAsync(RdsApi.ResetDBParameterGroup, new()
            {
                DBParameterGroupName = id,
                Parameters = [.. gone.Select(key => new Parameter { ParameterName = key, ApplyMethod = "pending-reboot" })],
            }, cancellationToken);
        await work.RetagAsync(Kind, id, before, wanted, cancellationToken);
        return Made(work, id);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        RdsMarks.RemoveAsync(
            () => work.Api.SendAsync(RdsApi.DeleteDBParameterGroup, new() { DBParameterGroupName = id }, cancellationToken));

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await RdsMarks.IfThereAsync(
            work.Api.SendAsync(RdsApi.DescribeDBParameterGroups, new() { DBParameterGroupName = id }, cancellationToken));
        if (found?.DBParameterGroups is not [var group]) return null;
        var now = await ParametersAsync(work, id, "user", cancellationToken);
        var written = Settings(last);
        var same = now.Count == written.Count && now.All(one => written.GetValueOrDefault(one.ParameterName!) == one.ParameterValue);
        return new Readout(last).Name("DBParameterGroupName", group.DBParameterGroupName)
            .Text("Description", group.Description).Text("Family", group.DBParameterGroupFamily)
            .Put("Parameters", same ? last.Values["Parameters"] : new JsonObject(
                now.Select(one => KeyValuePair.Create<string, JsonNode?>(one.ParameterName!, one.ParameterValue))))
            .Tags(work, RdsMarks.Pairs(await RdsMarks.TagsAsync(work, Kind, id, cancellationToken))).Values;
    }

    static Dictionary<string, string> Settings(ResourceProperties written) =>
        written.Part("Parameters")?.Values.ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "", StringComparer.Ordinal)
            ?? [];

    // What a server can take up while it runs it takes up at once; the rest waits for a restart.
    static async Task SetAsync(
        ResourceWork work, string name, IEnumerable<KeyValuePair<string, string>> settings, CancellationToken cancellationToken)
    {
        var asked = settings.ToList();
        if (asked.Count == 0) return;
        var known = (await ParametersAsync(work, name, null, cancellationToken))
            .ToDictionary(one => one.ParameterName!, one => one.ApplyType, StringComparer.Ordinal);
        foreach (var some in asked.Chunk(MostAtOnce))
            await work.Api.SendAsync(RdsApi.ModifyDBParameterGroup, new()
            {
                DBParameterGroupName = name, Parameters =
                [
                    .. some.Select(pair => new Parameter
                    {
                        ParameterName = pair.Key, ParameterValue = pair.Value,
                        ApplyMethod = known.GetValueOrDefault(pair.Key) == "dynamic" ? "immediate" : "pending-reboot",
                    }),
                ],
            }, cancellationToken);
    }

    static async Task<IReadOnlyList<Parameter>> ParametersAsync(
        ResourceWork work, string name, string? source, CancellationToken cancellationToken)
    {
        List<Parameter> all = [];
        for (string? marker = null; ;)
        {
            var page = await work.Api.SendAsync(
                RdsApi.DescribeDBParameters, new() { DBParameterGroupName = name, Source = source, Marker = marker }, cancellationToken);
            all.AddRange(page.Parameters!);
            if ((marker = page.Marker) is null) return all;
        }
    }

    static MadeResource Made(ResourceWork work, string name) => new(
        name, new JsonObject { ["DBParameterGroupName"] = name, ["DBParameterGroupArn"] = work.ArnOf(Kind, name) });
}
