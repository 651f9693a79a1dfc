using Farshore.Aws.Iam;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation.Types.Iam;

[Collection(StackRegions.Collection)]
public sealed class ManagedPolicyTypeTests(StackRegions regions)
{
    const string Type = "AWS::IAM::ManagedPolicy";

    [Fact]
    public async Task A_managed_policy_is_attached_gets_new_versions_without_end_and_goes()
    {
        var stack = regions.Stack();
        var role = (await stack.CreateAsync("AWS::IAM::Role", """
            { "AssumeRolePolicyDocument": { "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" },
              "Action": "sts:AssumeRole" }] } }
            """, "Role")).Id;
        string Policy(int number) => $$"""
            { "Path": "/app/", "Roles": ["{{role}}"], "PolicyDocument": { "Version": "2012-10-17", "Statement": [
              { "Sid": "s{{number}}", "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] } }
            """;

        var made = await stack.CreateAsync(Type, Policy(0));
        Assert.Equal(made.Id, (await stack.CreateAsync(Type, Policy(0))).Id);
        for (var number = 1; number < 8; number++) await stack.UpdateAsync(Type, made.Id, Policy(number - 1), Policy(number));
        await stack.NoDriftAsync(Type, made.Id, Policy(7));

        await stack.DeleteAsync(Type, made.Id, Policy(7));
        await stack.DeleteAsync(Type, made.Id, Policy(7));
        Assert.Null(await stack.ReadAsync(Type, made.Id, Policy(7)));
        var left = await regions.Person().SendAsync(IamApi.ListAttachedRolePolicies, new() { RoleName = role }, default);
        Assert.Empty(left.AttachedPolicies ?? []);
    }
}
