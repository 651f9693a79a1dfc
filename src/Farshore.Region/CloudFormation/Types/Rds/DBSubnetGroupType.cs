using System.Text.Json.Nodes;
using Farshore.Aws.Rds;

namespace Farshore.Region.CloudFormation.Types.Rds;

/// <summary>A DB subnet group of a stack.</summary>
sealed class DBSubnetGroupType : IResourceType
{
    const string Kind = "subgrp";
    const int LongestName = 255;

    public ResourceSchema Schema { get; } = new("AWS::RDS::DBSubnetGroup",
        new HashSet<string> { "DBSubnetGroupDescription", "DBSubnetGroupName", "SubnetIds", "Tags" })
    {
        Required = new HashSet<string> { "DBSubnetGroupDescription", "SubnetIds" },
        CreateOnly = new HashSet<string> { "DBSubnetGroupName" }, Attributes = new HashSet<string> { "DBSubnetGroupArn" },
        NameProperty = "DBSubnetGroupName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = (wanted.Text("DBSubnetGroupName") ?? work.NameFor(LongestName)).ToLowerInvariant();
        await work.MakeAsync(Kind, name, () => work.Api.SendAsync(RdsApi.CreateDBSubnetGroup, new()
        {
            DBSubnetGroupName = name, DBSubnetGroupDescription = wanted.Required("DBSubnetGroupDescription"),
            SubnetIds = wanted.Texts("SubnetIds") ?? [], Tags = work.Marked(wanted),
        }, cancellationToken), cancellationToken);
        return Made(work, name);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        if (before.Differs(wanted, "DBSubnetGroupDescription") || before.Differs(wanted, "SubnetIds"))
            await work.Api.SendAsync(RdsApi.ModifyDBSubnetGroup, new()
            {
                DBSubnetGroupName = id, DBSubnetGroupDescription = wanted.Required("DBSubnetGroupDescription"),
                SubnetIds = wanted.Texts("SubnetIds") ?? [],
            }, cancellationToken);
        await work.RetagAsync(Kind, id, before, wanted, cancellationToken);
        return Made(work, id);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        RdsMarks.RemoveAsync(
            () => work.Api.SendAsync(RdsApi.DeleteDBSubnetGroup, new() { DBSubnetGroupName = id }, cancellationToken));

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await RdsMarks.IfThereAsync(
            work.Api.SendAsync(RdsApi.DescribeDBSubnetGroups, new() { DBSubnetGroupName = id }, cancellationToken));
        if (found?.DBSubnetGroups is not [var group]) return null;
        return new Readout(last).Name("DBSubnetGroupName", group.DBSubnetGroupName)
            .Text("DBSubnetGroupDescription", group.DBSubnetGroupDescription)
            .Texts("SubnetIds", group.Subnets!.Select(subnet => subnet.SubnetIdentifier))
            .Tags(work, RdsMarks.Pairs(await RdsMarks.TagsAsync(work, Kind, id, cancellationToken))).Values;
    }

    static MadeResource Made(ResourceWork work, string name) =>
        new(name, new JsonObject { ["DBSubnetGroupArn"] = work.ArnOf(Kind, name) });
}
