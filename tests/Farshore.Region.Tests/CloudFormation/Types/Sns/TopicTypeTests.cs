using Farshore.Aws.Sns;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation.Types.Sns;

[Collection(StackRegions.Collection)]
public sealed class TopicTypeTests(StackRegions regions)
{
    const string Type = "AWS::SNS::Topic";

    [Fact]
    public async Task A_topic_is_made_with_its_subscribers_once_and_changed_in_place()
    {
        var stack = regions.Stack();
        var full = $$"""
            { "TopicName": "{{stack.Name}}", "DisplayName": "Alarms", "Tags": [{ "Key": "tier", "Value": "1" }],
              "Subscription": [{ "Protocol": "email", "Endpoint": "ops@example.com" },
                { "Protocol": "http", "Endpoint": "http://127.0.0.1:9/a" }] }
            """;
        var bare = $$"""{ "TopicName": "{{stack.Name}}" }""";

        var made = await stack.CreateAsync(Type, full);
        Assert.Equal(made.Id, (await stack.CreateAsync(Type, full)).Id);
        await regions.Stack().CreateAsync(Type, full).RefusedAsync("AlreadyExists");
        await stack.NoDriftAsync(Type, made.Id, full);
        var attributes = (await regions.Person().SendAsync(SnsApi.GetTopicAttributes, new() { TopicArn = made.Id }, default)).Attributes!;
        Assert.Equal(("1", "1"), (attributes["SubscriptionsPending"], attributes["SubscriptionsConfirmed"]));

        await stack.UpdateAsync(Type, made.Id, full, bare);
        attributes = (await regions.Person().SendAsync(SnsApi.GetTopicAttributes, new() { TopicArn = made.Id }, default)).Attributes!;
        Assert.Equal(("", "0", "0"), (attributes["DisplayName"], attributes["SubscriptionsPending"], attributes["SubscriptionsConfirmed"]));
        await stack.DeleteAsync(Type, made.Id, bare);
        Assert.Null(await stack.ReadAsync(Type, made.Id, bare));
    }

    [Fact]
    public async Task A_topics_policy_is_set_and_is_the_usual_one_again_when_its_resource_goes()
    {
        var stack = regions.Stack();
        var topic = (await stack.CreateAsync(Type, "{}")).Id;
        var policy = $$"""
            { "Topics": ["{{topic}}"], "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
              "Principal": { "Service": "backup.amazonaws.com" }, "Action": "sns:Publish", "Resource": "{{topic}}" }] } }
            """;
        var usual = await PolicyAsync();

        var made = await stack.CreateAsync("AWS::SNS::TopicPolicy", policy, "Policy");
        await stack.NoDriftAsync("AWS::SNS::TopicPolicy", made.Id, policy);
        await stack.DeleteAsync("AWS::SNS::TopicPolicy", made.Id, policy);

        Assert.Equal(usual, await PolicyAsync());
        Assert.Contains("__default_statement_ID", usual, StringComparison.Ordinal);

        async Task<string> PolicyAsync() =>
            (await regions.Person().SendAsync(SnsApi.GetTopicAttributes, new() { TopicArn = topic }, default)).Attributes!["Policy"];
    }

    [Fact]
    public async Task A_subscription_of_its_own_can_be_made_raw_and_goes()
    {
        var stack = regions.Stack();
        var topic = (await stack.CreateAsync(Type, "{}")).Id;
        string Of(string raw) => $$"""
            { "TopicArn": "{{topic}}", "Protocol": "http", "Endpoint": "http://127.0.0.1:9/b", "RawMessageDelivery": {{raw}} }
            """;

        var made = await stack.CreateAsync("AWS::SNS::Subscription", Of("false"), "Reader");
        await stack.UpdateAsync("AWS::SNS::Subscription", made.Id, Of("false"), Of("\"true\""), "Reader");
        await stack.NoDriftAsync("AWS::SNS::Subscription", made.Id, Of("\"true\""));
        await stack.DeleteAsync("AWS::SNS::Subscription", made.Id, Of("true"), "Reader");
        Assert.Null(await stack.ReadAsync("AWS::SNS::Subscription", made.Id, Of("true"), "Reader"));
    }
}
