using Farshore.Aws.Iam;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation.Types.Iam;

[Collection(StackRegions.Collection)]
public sealed class RoleTypeTests(StackRegions regions)
{
    const string Type = "AWS::IAM::Role";

    const string Full = """
        {
          "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sts:AssumeRole" }] },
          "Path": "/app/", "Description": "copies", "MaxSessionDuration": "7200",
          "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/AmazonS3FullAccess"],
          "Policies": [{ "PolicyName": "copy", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
            { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] } }],
          "Tags": [{ "Key": "tier", "Value": "1" }]
        }
        """;

    const string Bare = """
        { "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sts:AssumeRole" }] }, "Path": "/app/" }
        """;

    [Fact]
    public async Task A_role_has_what_its_template_says_and_loses_what_that_no_longer_says()
    {
        var stack = regions.Stack();

        var made = await stack.CreateAsync(Type, Full);
        Assert.Equal(made.Id, (await stack.CreateAsync(Type, Full)).Id);
        await stack.NoDriftAsync(Type, made.Id, Full);
        Assert.Matches("^arn:aws:iam::[0-9]{12}:role/app/" + made.Id, (string?)made.Attributes["Arn"]);

        await stack.UpdateAsync(Type, made.Id, Full, Bare);
        var role = (await regions.Person().SendAsync(IamApi.GetRole, new() { RoleName = made.Id }, default)).Role;
        Assert.Equal(("", 3600), (role.Description, role.MaxSessionDuration));
        Assert.DoesNotContain(role.Tags!, tag => tag.Key == "tier");
        Assert.Empty((await regions.Person().SendAsync(IamApi.ListRolePolicies, new() { RoleName = made.Id }, default)).PolicyNames);

        await stack.DeleteAsync(Type, made.Id, Bare);
        await stack.DeleteAsync(Type, made.Id, Bare);
        Assert.Null(await stack.ReadAsync(Type, made.Id, Bare));
    }

    [Fact]
    public async Task A_role_that_was_there_before_is_not_taken()
    {
        var stack = regions.Stack();
        var named = Bare.Replace("\"Path\"", $"\"RoleName\": \"{stack.Name}\", \"Path\"", StringComparison.Ordinal);
        await regions.Person().SendAsync(IamApi.CreateRole, new()
        {
            RoleName = stack.Name, AssumeRolePolicyDocument =
                """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""",
        }, default);

        await stack.CreateAsync(Type, named).RefusedAsync("AlreadyExists");
    }

    [Fact]
    public async Task A_policy_goes_into_every_role_that_it_names_and_a_profile_holds_one()
    {
        var stack = regions.Stack();
        var (one, two) = (await stack.CreateAsync(Type, Bare, "One"), await stack.CreateAsync(Type, Bare, "Two"));
        string Policy(params string[] roles) => $$"""
            { "PolicyName": "p", "Roles": ["{{string.Join("\",\"", roles)}}"],
              "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } } }
            """;

        var policy = await stack.CreateAsync("AWS::IAM::Policy", Policy(one.Id, two.Id));
        await stack.NoDriftAsync("AWS::IAM::Policy", policy.Id, Policy(one.Id, two.Id));
        await stack.UpdateAsync("AWS::IAM::Policy", policy.Id, Policy(one.Id, two.Id), Policy(two.Id));
        Assert.Empty((await regions.Person().SendAsync(IamApi.ListRolePolicies, new() { RoleName = one.Id }, default)).PolicyNames);
        Assert.Equal(["p"], (await regions.Person().SendAsync(IamApi.ListRolePolicies, new() { RoleName = two.Id }, default)).PolicyNames);

        var profile = await stack.CreateAsync("AWS::IAM::InstanceProfile", $$"""{ "Roles": ["{{one.Id}}"] }""", "Profile");
        await stack.UpdateAsync(
            "AWS::IAM::InstanceProfile", profile.Id, $$"""{ "Roles": ["{{one.Id}}"] }""", $$"""{ "Roles": ["{{two.Id}}"] }""", "Profile");
        await stack.NoDriftAsync("AWS::IAM::InstanceProfile", profile.Id, $$"""{ "Roles": ["{{two.Id}}"] }""");
        await stack.DeleteAsync("AWS::IAM::InstanceProfile", profile.Id, "{}");
        await stack.DeleteAsync("AWS::IAM::Policy", policy.Id, Policy(two.Id));
        await stack.DeleteAsync(Type, two.Id, Bare);
    }
}
