using Farshore.Aws.Kms;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation.Types.Kms;

[Collection(StackRegions.Collection)]
public sealed class KeyTypeTests(StackRegions regions)
{
    const string Type = "AWS::KMS::Key";

    const string Full = """
        { "Description": "vault", "EnableKeyRotation": true, "Enabled": "false", "PendingWindowInDays": 7,
          "KeyPolicy": { "Version": "2012-10-17", "Statement": [{ "Sid": "all", "Effect": "Allow",
            "Principal": { "AWS": "arn:aws:iam::000000000000:root" }, "Action": "kms:*", "Resource": "*" }] },
          "Tags": [{ "Key": "tier", "Value": "1" }] }
        """;

    [Fact]
    public async Task A_key_is_made_once_changed_in_place_and_goes_after_its_days_of_waiting()
    {
        var stack = regions.Stack();

        var made = await stack.CreateAsync(Type, Full);
        Assert.Equal(made.Id, (await stack.CreateAsync(Type, Full)).Id);
        await stack.NoDriftAsync(Type, made.Id, Full);
        var tags = (await regions.Person().SendAsync(KmsApi.ListResourceTags, new() { KeyId = made.Id }, default)).Tags!;
        Assert.Equal(5, tags.Count);
        await regions.Person().SendAsync(KmsApi.UntagResource, new() { KeyId = made.Id, TagKeys = ["aws:cloudformation:stack-id"] },
            default)
            .RefusedAsync("TagException");

        await stack.UpdateAsync(Type, made.Id, Full, "{}");
        await stack.NoDriftAsync(Type, made.Id, """{ "Description": "", "EnableKeyRotation": false, "Enabled": true }""");
        await stack.UpdateAsync(Type, made.Id, "{}", """{ "KeySpec": "RSA_2048" }""").RefusedAsync("InvalidRequest");

        await stack.DeleteAsync(Type, made.Id, Full);
        await stack.DeleteAsync(Type, made.Id, Full);
        var key = (await regions.Person().SendAsync(KmsApi.DescribeKey, new() { KeyId = made.Id }, default)).KeyMetadata!;
        Assert.Equal("PendingDeletion", key.KeyState);
        Assert.Null(await stack.ReadAsync(Type, made.Id, Full));
    }

    [Fact]
    public async Task An_alias_names_the_key_and_never_takes_a_name_from_another()
    {
        var stack = regions.Stack();
        var (one, two) = (await stack.CreateAsync(Type, "{}", "One"), await stack.CreateAsync(Type, "{}", "Two"));
        string Alias(string key) => $$"""{ "AliasName": "alias/{{stack.Name}}", "TargetKeyId": "{{key}}" }""";

        var alias = await stack.CreateAsync("AWS::KMS::Alias", Alias((string)one.Attributes["Arn"]!));
        await stack.CreateAsync("AWS::KMS::Alias", Alias(one.Id));
        await stack.NoDriftAsync("AWS::KMS::Alias", alias.Id, Alias((string)one.Attributes["Arn"]!));
        await stack.CreateAsync("AWS::KMS::Alias", Alias(two.Id)).RefusedAsync("AlreadyExists");
        await stack.UpdateAsync("AWS::KMS::Alias", alias.Id, Alias(one.Id), Alias(two.Id));
        await stack.NoDriftAsync("AWS::KMS::Alias", alias.Id, Alias(two.Id));
        await stack.DeleteAsync("AWS::KMS::Alias", alias.Id, Alias(two.Id));
        Assert.Null(await stack.ReadAsync("AWS::KMS::Alias", alias.Id, Alias(two.Id)));
    }
}
