using System.Text.Json.Nodes;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation.Types.S3;

[Collection(StackRegions.Collection)]
public sealed class BucketTypeTests(StackRegions regions)
{
    const string Type = "AWS::S3::Bucket";

    const string Everything = """
        {
          "OwnershipControls": { "Rules": [{ "ObjectOwnership": "BucketOwnerPreferred" }] },
          "PublicAccessBlockConfiguration": { "BlockPublicAcls": "true", "IgnorePublicAcls": true },
          "BucketEncryption": { "ServerSideEncryptionConfiguration":
            [{ "BucketKeyEnabled": true, "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" } }] },
          "VersioningConfiguration": { "Status": "Enabled" },
          "LifecycleConfiguration": { "Rules": [
            { "Id": "old", "Status": "Enabled", "ExpirationInDays": "30", "NoncurrentVersionExpiration": { "NoncurrentDays": 7 } },
            { "Id": "cold", "Status": "Enabled", "Prefix": "logs/", "TagFilters": [{ "Key": "a", "Value": "b" }],
              "Transitions": [{ "StorageClass": "GLACIER", "TransitionInDays": 90 }] } ] },
          "CorsConfiguration": { "CorsRules": [{ "Id": "web", "AllowedMethods": ["GET"], "AllowedOrigins": ["*"],
            "ExposedHeaders": ["ETag"], "MaxAge": 60 }] },
          "LoggingConfiguration": { "LogFilePrefix": "access/" },
          "MetricsConfigurations": [{ "Id": "all" }, { "Id": "some", "Prefix": "p/", "TagFilters": [{ "Key": "a", "Value": "b" }] }],
          "NotificationConfiguration": { "EventBridgeConfiguration": { "EventBridgeEnabled": true },
            "TopicConfigurations": [{ "Event": "s3:ObjectCreated:*", "Topic": "arn:aws:sns:us-west-2:000000000000:t",
              "Filter": { "S3Key": { "Rules": [{ "Name": "prefix", "Value": "in/" }] } } }] },
          "Tags": [{ "Key": "tier", "Value": "1" }]
        }
        """;

    [Fact]
    public async Task What_a_template_says_is_what_the_bucket_has()
    {
        var stack = regions.Stack(LocalRegions.West);

        var made = await stack.CreateAsync(Type, Everything);

        Assert.Matches($"^{stack.Name}-thing-[0-9a-f]{{12}}$", made.Id);
        Assert.Equal($"arn:aws:s3:::{made.Id}", (string?)made.Attributes["Arn"]);
        Assert.Equal($"{made.Id}.s3.us-west-2.amazonaws.com", (string?)made.Attributes["RegionalDomainName"]);
        await stack.NoDriftAsync(Type, made.Id, Everything);
        var tags = (await regions.Person(LocalRegions.West).SendAsync(S3Api.GetBucketTagging, new() { Bucket = made.Id }, default)).TagSet;
        Assert.Equal(
            ["aws:cloudformation:logical-id=Thing", $"aws:cloudformation:stack-id={stack.StackId}",
                $"aws:cloudformation:stack-name={stack.Name}", "team=shore", "tier=1"],
            tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_template_no_longer_says_is_taken_from_the_bucket()
    {
        var stack = regions.Stack(LocalRegions.West);
        var made = await stack.CreateAsync(Type, Everything);

        await stack.UpdateAsync(Type, made.Id, Everything, """{ "Tags": [{ "Key": "tier", "Value": "2" }] }""");

        var read = JsonNode.Parse((await stack.ReadAsync(Type, made.Id, Everything))!)!.AsObject();
        Assert.Equal("Suspended", (string?)read["VersioningConfiguration"]!["Status"]);
        Assert.Equal("AES256",
            (string?)read["BucketEncryption"]!["ServerSideEncryptionConfiguration"]![0]!["ServerSideEncryptionByDefault"]!["SSEAlgorithm"]);
        Assert.Equal("2", (string?)read["Tags"]![0]!["Value"]);
        Assert.Equal("""{"EventBridgeConfiguration":{"EventBridgeEnabled":false}}""", read["NotificationConfiguration"]!.ToJsonString());
        Assert.Equal(["BucketEncryption", "MetricsConfigurations", "NotificationConfiguration", "Tags", "VersioningConfiguration"],
            read.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Empty(read["MetricsConfigurations"]!.AsArray());
    }

    [Fact]
    public async Task A_bucket_is_made_once_however_often_it_is_tried_and_a_strangers_bucket_is_never_taken()
    {
        var (one, other) = (regions.Stack(), regions.Stack());
        var bucket = $$"""{ "BucketName": "{{one.Name}}-b" }""";

        await one.CreateAsync(Type, bucket);
        await one.CreateAsync(Type, bucket);
        await other.CreateAsync(Type, bucket).RefusedAsync("AlreadyExists");

        await regions.Person().SendAsync(S3Api.CreateBucket, new() { Bucket = other.Name + "-b" }, default);
        var refused = await other.CreateAsync(Type, $$"""{ "BucketName": "{{other.Name}}-b" }""").RefusedAsync("AlreadyExists");
        Assert.Equal($"{other.Name}-b already exists", refused.Message);
    }

    [Fact]
    public async Task A_bucket_whose_settings_are_refused_is_known_to_exist_so_that_it_can_be_removed()
    {
        var stack = regions.Stack();
        var bucket = $$"""{ "BucketName": "{{stack.Name}}-b", "LifecycleConfiguration": { "Rules": [{ "Status": "On" }] } }""";

        await stack.CreateAsync(Type, bucket).RefusedAsync("MalformedXML");

        Assert.Equal([stack.Name + "-b"], stack.HasMade);
    }

    [Theory]
    [InlineData("""{ "VersioningConfiguration": { "State": "Enabled" } }""",
        "#/VersioningConfiguration: extraneous key [State] is not permitted")]
    [InlineData("""{ "ReplicationConfiguration": { "Rules": [] } }""", "#/ReplicationConfiguration: required key [Role] not found")]
    [InlineData("""{ "LifecycleConfiguration": { "Rules": [{ "Status": "Enabled", "ExpirationInDays": "soon" }] } }""",
        "#/LifecycleConfiguration/Rules/0/ExpirationInDays: ")]
    public async Task A_template_is_told_where_it_is_wrong(string properties, string problem)
    {
        var refused = await regions.Stack().CreateAsync(Type, properties).RefusedAsync("ValidationError");

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_that_holds_something_is_not_deleted()
    {
        var stack = regions.Stack();
        var made = await stack.CreateAsync(Type, "{}");
        var s3 = regions.Regions.S3();
        await s3.PutObjectAsync(new() { BucketName = made.Id, Key = "k", ContentBody = "x" });

        await stack.DeleteAsync(Type, made.Id, "{}").RefusedAsync("BucketNotEmpty");

        await s3.DeleteObjectAsync(made.Id, "k");
        await stack.DeleteAsync(Type, made.Id, "{}");
        await stack.DeleteAsync(Type, made.Id, "{}");
        Assert.Null(await stack.ReadAsync(Type, made.Id, "{}"));
    }

    [Fact]
    public async Task Nobody_but_CloudFormation_sets_or_removes_its_tags()
    {
        var stack = regions.Stack();
        var made = await stack.CreateAsync(Type, "{}");
        Task TagAsync(params Tag[] tags) => regions.Person().SendAsync(
            S3Api.PutBucketTagging, new() { Bucket = made.Id, Tagging = new() { TagSet = tags } }, default);

        await TagAsync(new Tag { Key = "a", Value = "b" }).RefusedAsync("InvalidTag");
        await TagAsync(new Tag { Key = "aws:cloudformation:stack-id", Value = "mine" }).RefusedAsync("InvalidTag");
        await regions.Person().SendAsync(S3Api.DeleteBucketTagging, new() { Bucket = made.Id }, default);

        var left = (await regions.Person().SendAsync(S3Api.GetBucketTagging, new() { Bucket = made.Id }, default)).TagSet;
        Assert.Equal(3, left.Count);
        Assert.All(left, tag => Assert.StartsWith("aws:cloudformation:", tag.Key, StringComparison.Ordinal));
    }
}
