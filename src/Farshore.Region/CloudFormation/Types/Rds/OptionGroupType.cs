using System.Text.Json.Nodes;
using Farshore.Aws.Rds;

namespace Farshore.Region.CloudFormation.Types.Rds;

/// <summary>An option group of a stack. PostgreSQL has no options, so there are none to configure.</summary>
sealed class OptionGroupType : IResourceType
{
    const string Kind = "og";
    const int LongestName = 255;

    public ResourceSchema Schema { get; } = new("AWS::RDS::OptionGroup",
        new HashSet<string> { "EngineName", "MajorEngineVersion", "OptionGroupDescription", "OptionGroupName", "Tags" })
    {
        Required = new HashSet<string> { "EngineName", "MajorEngineVersion", "OptionGroupDescription" },
        CreateOnly = new HashSet<string> { "EngineName", "MajorEngineVersion", "OptionGroupDescription", "OptionGroupName" },
        NameProperty = "OptionGroupName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = (wanted.Text("OptionGroupName") ?? work.NameFor(LongestName)).ToLowerInvariant();
        await work.MakeAsync(Kind, name, () => work.Api.SendAsync(RdsApi.CreateOptionGroup, new()
        {
            OptionGroupName = name, EngineName = wanted.Required("EngineName"), MajorEngineVersion = wanted.Required("MajorEngineVersion"),
            OptionGroupDescription = wanted.Required("OptionGroupDescription"), Tags = work.Marked(wanted),
        }, cancellationToken), cancellationToken);
        return new(name, []);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await work.RetagAsync(Kind, id, before, wanted, cancellationToken);
        return new(id, []);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        RdsMarks.RemoveAsync(() => work.Api.SendAsync(RdsApi.DeleteOptionGroup, new() { OptionGroupName = id }, cancellationToken));

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await RdsMarks.IfThereAsync(
            work.Api.SendAsync(RdsApi.DescribeOptionGroups, new() { OptionGroupName = id }, cancellationToken));
        if (found?.OptionGroupsList is not [var group]) return null;
        return new Readout(last).Name("OptionGroupName", group.OptionGroupName).Text("EngineName", group.EngineName)
            .Text("MajorEngineVersion", group.MajorEngineVersion).Text("OptionGroupDescription", group.OptionGroupDescription)
            .Tags(work, RdsMarks.Pairs(await RdsMarks.TagsAsync(work, Kind, id, cancellationToken))).Values;
    }
}
