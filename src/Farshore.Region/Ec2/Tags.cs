using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;
using Farshore.Region.Partitions;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Ec2;

/// <summary>Tags of everything in EC2, kept apart from what bears them.</summary>
sealed class Tags(Ec2State state, Partition partition)
{
    /// <summary>Not a tag but the token of the call that made a thing, for calls that on AWS have none; only who names it is
    /// told.</summary>
    public const string MadeBy = "aws:cloudformation:token";

    const int MostTags = 50;

    static readonly Filters<TagDescription> Filters = new(_ => [],
        ("key", tag => [tag.Key]), ("resource-id", tag => [tag.ResourceId]), ("resource-type", tag => [tag.ResourceType]),
            ("value", tag => [tag.Value]));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateTags, CreateAsync);
        served.Add(Ec2Api.DeleteTags, DeleteAsync);
        served.Add(Ec2Api.DescribeTags, DescribeAsync);
    }

    public IReadOnlyList<Tag> Of(string resource) => state.Tags.Find(resource)?.Tags ?? [];

    /// <summary>Each resource's tags, read once for a list of many.</summary>
    public Func<string, IReadOnlyList<Tag>> Lookup()
    {
        var all = state.Tags.List().ToDictionary(set => set.ResourceId, set => set.Tags, StringComparer.Ordinal);
        return resource => all.GetValueOrDefault(resource, []);
    }

    /// <summary>The tags a request gives to one type of what it makes.</summary>
    public static IReadOnlyList<Tag> For(IReadOnlyList<TagSpecification>? specifications, string type) =>
        [.. (specifications ?? []).Where(specification => specification.ResourceType == type)
            .SelectMany(specification => specification.Tags ?? [])];

    /// <summary>Whether tags that begin with <c>aws:</c> may be in a call: what services make for somebody bears them.</summary>
    public bool IsOurs(Call call) => partition.IsPeer(call.Caller.AccessKeyId);

    /// <summary>Tags a resource in the transaction that makes it.</summary>
    public void Put(SqliteConnection connection, string resource, IReadOnlyList<Tag> tags, bool isOurs = false)
    {
        foreach (var tag in tags)
            if (tag.Key is not { Length: > 0 and <= 128 } || (!isOurs && IsReserved(tag)))
                throw Ec2Errors.Invalid("Tag.Key", tag.Key, "Tag keys have 1 to 128 characters and do not start with aws:");
        var older = state.Tags.Find(connection, resource);
        var madeBy = tags.FirstOrDefault(tag => tag.Key == MadeBy)?.Value ?? older?.MadeBy;
        var kept = (older?.Tags ?? []).Where(old => tags.All(tag => tag.Key != old.Key))
            .Concat(tags.Where(tag => tag.Key != MadeBy).Select(tag => tag with { Value = tag.Value ?? "" }))
            .OrderBy(tag => tag.Key, StringComparer.Ordinal).ToList();
        if (kept.Count(tag => !IsReserved(tag)) > MostTags)
            throw new AwsException("TagLimitExceeded", $"The maximum number of tags for {resource} has been reached ({MostTags}).");
        if (kept.Count > 0 || madeBy is not null)
            state.Tags.Put(connection, resource, new(resource, TypeOf(resource), kept) { MadeBy = madeBy });
    }

    public void Forget(SqliteConnection connection, string resource) => state.Tags.Delete(connection, resource);

    async Task<CreateTagsResponse> CreateAsync(CreateTagsRequest request, Call call, CancellationToken cancellationToken)
    {
        foreach (var resource in request.Resources) RequireExists(resource);
        Ec2Errors.EndDryRun(request.DryRun);
        await state.Database.WriteAsync(connection =>
        {
            foreach (var resource in request.Resources) Put(connection, resource, request.Tags, IsOurs(call));
        }, cancellationToken);
        return new();
    }

    async Task<DeleteTagsResponse> DeleteAsync(DeleteTagsRequest request, Call call, CancellationToken cancellationToken)
    {
        foreach (var resource in request.Resources) RequireExists(resource);
        var isOurs = IsOurs(call);
        if (!isOurs && request.Tags?.FirstOrDefault(IsReserved) is { } reserved)
            throw Ec2Errors.Invalid("Tag.Key", reserved.Key, "Tag keys that start with aws: are reserved for AWS.");
        Ec2Errors.EndDryRun(request.DryRun);
        await state.Database.WriteAsync(connection =>
        {
            foreach (var resource in request.Resources)
            {
                if (state.Tags.Find(connection, resource) is not { } set) continue;
                var kept = set.Tags.Where(tag => (!isOurs && IsReserved(tag)) || (request.Tags is { Count: > 0 } named
                    && !named.Any(wanted => wanted.Key == tag.Key && (wanted.Value is null || wanted.Value == tag.Value)))).ToList();
                if (kept.Count > 0 || set.MadeBy is not null) state.Tags.Put(connection, resource, set with { Tags = kept });
                else state.Tags.Delete(connection, resource);
            }
        }, cancellationToken);
        return new();
    }

    Task<DescribeTagsResult> DescribeAsync(DescribeTagsRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var namesMaker = request.Filters?.Any(filter => filter.Name == "key" && filter.Values?.Contains(MadeBy) == true) == true;
        var all = state.Tags.List().SelectMany(set =>
            (namesMaker && set.MadeBy is { } madeBy ? set.Tags.Append(new() { Key = MadeBy, Value = madeBy }) : set.Tags).Select(tag =>
                new TagDescription { Key = tag.Key, Value = tag.Value, ResourceId = set.ResourceId, ResourceType = set.ResourceType }));
        var page = Page<TagDescription>.Cut(
            Filters.Apply(all, request.Filters), tag => $"{tag.ResourceId}\0{tag.Key}", request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeTagsResult { Tags = page.Items, NextToken = page.NextToken });
    }

    static bool IsReserved(Tag tag) => tag.Key?.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) == true;

    static string TypeOf(string resource) => resource[..Math.Max(0, resource.LastIndexOf('-'))] switch
    {
        "i" => "instance",
        "ami" => "image",
        "snap" => "snapshot",
        "vol" => "volume",
        "vpc" => "vpc",
        "subnet" => "subnet",
        "rtb" => "route-table",
        "igw" => "internet-gateway",
        "eni" => "network-interface",
        "sg" => "security-group",
        "sgr" => "security-group-rule",
        "key" => "key-pair",
        _ => "",
    };

    void RequireExists(string resource)
    {
        var type = TypeOf(resource);
        var exists = type switch
        {
            "instance" => state.Instances.Find(resource) is not null,
            "image" => state.Images.Find(resource) is not null,
            "snapshot" => state.Snapshots.Find(resource) is not null,
            "volume" => state.Volumes.Find(resource) is not null,
            "vpc" => state.Vpcs.Find(resource) is not null,
            "subnet" => state.Subnets.Find(resource) is not null,
            "route-table" => state.RouteTables.Find(resource) is not null,
            "internet-gateway" => state.Gateways.Find(resource) is not null,
            "network-interface" => state.Instances.List().Any(instance => instance.NetworkInterfaceId == resource),
            "security-group" => state.SecurityGroups.Find(resource) is not null,
            "security-group-rule" =>
                state.SecurityGroups.List().Any(group => group.Rules.Any(rule => rule.SecurityGroupRuleId == resource)),
            "key-pair" => state.KeyPairs.List().Any(key => key.KeyPairId == resource),
            _ => false,
        };
        if (!exists) throw Ec2Errors.NotFound(type, resource);
    }
}
