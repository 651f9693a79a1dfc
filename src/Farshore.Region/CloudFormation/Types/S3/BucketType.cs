using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary><c>AWS::S3::Bucket</c>.</summary>
sealed class BucketType : IResourceType
{
    const int LongestName = 63;

    // Web sites of the older Regions have their own form of address.
    static readonly IReadOnlySet<string> Older = new HashSet<string>
    {
        "us-east-1", "us-west-1", "us-west-2", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "eu-west-1", "sa-east-1",
    };

    public ResourceSchema Schema { get; } = new("AWS::S3::Bucket", new HashSet<string>(
        ["BucketName", "ObjectLockEnabled", "Tags", .. BucketSetting.InOrder.Select(setting => setting.Property)]))
    {
        CreateOnly = new HashSet<string> { "BucketName", "ObjectLockEnabled" },
        Attributes = new HashSet<string> { "Arn", "DomainName", "DualStackDomainName", "RegionalDomainName", "WebsiteURL" },
        NameProperty = "BucketName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Text("BucketName") ?? work.NameFor(LongestName, lower: true);
        var owner = new BucketOwner(work, name);
        if (!await owner.IsOursAsync(cancellationToken)) await MakeAsync(work, wanted, name, owner, cancellationToken);
        await work.HasMade(name);
        await SetAsync(work, name, new(new()), wanted, cancellationToken);
        return Made(work, name);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        foreach (var setting in BucketSetting.InOrder.Reverse())
            if (before.Has(setting.Property) && !wanted.Has(setting.Property)) await setting.Reset(work.Api, id, cancellationToken);
        await SetAsync(work, id, before, wanted, cancellationToken);
        await work.Api.SendAsync(S3Api.PutBucketTagging, new()
        {
            Bucket = id, Tagging = new() { TagSet = TagsOf(work, wanted) },
        }, cancellationToken);
        return Made(work, id);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        Absent.IsFineAsync(work.Api.SendAsync(S3Api.DeleteBucket, new() { Bucket = id }, cancellationToken), "NoSuchBucket");

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await Absent.OrNoneAsync(work.Api.SendAsync(S3Api.GetBucketLocation, new() { Bucket = id }, cancellationToken), "NoSuchBucket")
            is null) return null;
        var now = new JsonObject();
        if (last.Has("BucketName")) now["BucketName"] = id;
        foreach (var setting in BucketSetting.InOrder.Where(setting => last.Has(setting.Property)))
        {
            var there = await setting.Read(work.Api, id, cancellationToken);
            if (there is not null) now[setting.Property] = AsWritten.Of(there, last.Values[setting.Property]);
        }

        if (last.Has("AccessControl")) now["AccessControl"] = last.Values["AccessControl"]!.DeepClone();
        if (last.Has("ObjectLockEnabled")) now["ObjectLockEnabled"] = last.Values["ObjectLockEnabled"]!.DeepClone();
        if (last.Has("Tags") && await new BucketOwner(work, id).OwnTagsAsync(last.Tags(), cancellationToken) is { } tags)
            now["Tags"] = AsWritten.Of(tags, last.Values["Tags"]);
        return now;
    }

    async Task MakeAsync(
        ResourceWork work, ResourceProperties wanted, string name, BucketOwner owner, CancellationToken cancellationToken)
    {
        try
        {
            await work.Api.SendAsync(S3Api.CreateBucket, new()
            {
                Bucket = name,
                CreateBucketConfiguration = new()
                {
                    LocationConstraint = work.Region == "us-east-1" ? null : work.Region, Tags = TagsOf(work, wanted),
                },
                ObjectLockEnabledForBucket = wanted.Flag("ObjectLockEnabled"),
            }, cancellationToken);
        }
        catch (AwsException taken) when (taken.Code is "BucketAlreadyExists" or "BucketAlreadyOwnedByYou")
        {
            throw BucketOwner.AlreadyExists(name);
        }

        // The oldest Region says yes for a bucket that is there already.
        if (!await owner.IsOursAsync(cancellationToken)) throw BucketOwner.AlreadyExists(name);
    }

    static async Task SetAsync(
        ResourceWork work, string name, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        foreach (var setting in BucketSetting.InOrder)
        {
            if (wanted.Values[setting.Property] is not { } value) continue;
            if (!JsonNode.DeepEquals(before.Values[setting.Property], value))
                await setting.Put(work.Api, name, value, cancellationToken);
        }
    }

    static IReadOnlyList<Tag> TagsOf(ResourceWork work, ResourceProperties wanted) =>
        [.. work.TagsWith(wanted.Tags()).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    static MadeResource Made(ResourceWork work, string name) => new(name, new()
    {
        ["Arn"] = $"arn:aws:s3:::{name}",
        ["DomainName"] = $"{name}.s3.amazonaws.com",
        ["DualStackDomainName"] = $"{name}.s3.dualstack.{work.Region}.amazonaws.com",
        ["RegionalDomainName"] = $"{name}.s3.{work.Region}.amazonaws.com",
        ["WebsiteURL"] = $"http://{name}.s3-website{(Older.Contains(work.Region) ? '-' : '.')}{work.Region}.amazonaws.com",
    });
}
