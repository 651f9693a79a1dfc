using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Region.Hosting;

namespace Farshore.Region.Rds;

/// <summary>Tags of instances, snapshots and groups, by ARN.</summary>
sealed class DBTags(RdsState state)
{
    const int MostTags = 50;

    public void Serve(Operations served)
    {
        served.Add(RdsApi.ListTagsForResource, List);
        served.Add(RdsApi.AddTagsToResource, AddAsync);
        served.Add(RdsApi.RemoveTagsFromResource, RemoveAsync);
    }

    Task<TagListMessage> List(ListTagsForResourceMessage input, Call call, CancellationToken cancellationToken)
    {
        var arn = Parse(input.ResourceName);
        var tags = arn.Type switch
        {
            "db" => state.Instance(arn.Name).Shown.TagList,
            "snapshot" => (state.Snapshots.Find(arn.Name) ?? throw RdsErrors.SnapshotNotFound(arn.Name)).Shown.TagList,
            "subgrp" => (state.SubnetGroups.Find(arn.Name) ?? throw RdsErrors.SubnetGroupNotFound(arn.Name)).Tags,
            "pg" => (state.ParameterGroups.Find(arn.Name) ?? throw RdsErrors.ParameterGroupNotFound(arn.Name)).Tags,
            "og" => OptionGroup(arn.Name).Tags,
            _ => throw Invalid(input.ResourceName),
        };
        return Task.FromResult(new TagListMessage { TagList = tags ?? [] });
    }

    async Task<AddTagsToResourceResponse> AddAsync(AddTagsToResourceMessage input, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(input.ResourceName, older =>
        {
            var newer = older.Where(tag => input.Tags.All(given => given.Key != tag.Key)).Concat(input.Tags).ToList();
            return newer.Count <= MostTags ? newer : throw RdsErrors.Value($"A resource can have at most {MostTags} tags.");
        }, cancellationToken);
        return new();
    }

    async Task<RemoveTagsFromResourceResponse> RemoveAsync(
        RemoveTagsFromResourceMessage input, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(input.ResourceName, older => [.. older.Where(tag => !input.TagKeys.Contains(tag.Key!))], cancellationToken);
        return new();
    }

    async Task ChangeAsync(string resource, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> change, CancellationToken cancellationToken)
    {
        var arn = Parse(resource);
        object changed = arn.Type switch
        {
            "db" => await state.Instances.UpdateAsync(
                arn.Name, now => now with { Shown = now.Shown with { TagList = change(now.Shown.TagList ?? []) } }, cancellationToken)
                ?? throw RdsErrors.InstanceNotFound(arn.Name),
            "snapshot" => await state.Snapshots.UpdateAsync(
                arn.Name, now => now with { Shown = now.Shown with { TagList = change(now.Shown.TagList ?? []) } }, cancellationToken)
                ?? throw RdsErrors.SnapshotNotFound(arn.Name),
            "subgrp" => await state.SubnetGroups.UpdateAsync(arn.Name, now => now with { Tags = change(now.Tags) }, cancellationToken)
                ?? throw RdsErrors.SubnetGroupNotFound(arn.Name),
            "pg" => await state.ParameterGroups.UpdateAsync(arn.Name, now => now with { Tags = change(now.Tags) }, cancellationToken)
                ?? throw RdsErrors.ParameterGroupNotFound(arn.Name),
            "og" => await state.OptionGroups.UpdateAsync(arn.Name, now => now with { Tags = change(now.Tags) }, cancellationToken)
                ?? OptionGroup(arn.Name),
            _ => throw Invalid(resource),
        };
    }

    OptionGroupRow OptionGroup(string name) => state.OptionGroups.Find(name)
        ?? throw new AwsException("OptionGroupNotFoundFault", $"Specified OptionGroupName: {name} not found.", 404);

    static Arn Parse(string name) => Arn.TryParse(name, out var arn) && arn.Service == "rds" ? arn : throw Invalid(name);

    static AwsException Invalid(string name) =>
        RdsErrors.Value($"The specified resource name does not match an RDS resource in this region: {name}");
}
