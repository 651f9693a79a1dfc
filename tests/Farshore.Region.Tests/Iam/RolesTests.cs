using Farshore.Aws.Client;
using Farshore.Aws.Iam;
using Farshore.Region.Iam;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Iam;

public sealed class RolesTests : IAsyncLifetime
{
    const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;
    const string Permissions = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    LocalRegions regions = null!;
    IAwsClient Iam => regions.Client();

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync(null, LocalRegions.East, LocalRegions.West);

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_role_made_in_one_region_is_known_in_the_other()
    {
        var made = (await Iam.SendAsync(IamApi.CreateRole,
            new() { RoleName = "web", Path = "/shop/", AssumeRolePolicyDocument = Trust, Tags = [new() { Key = "team", Value = "shop" }] },
            default)).Role;

        var found = (await regions.Client(LocalRegions.West).SendAsync(IamApi.GetRole, new() { RoleName = "web" }, default)).Role;

        Assert.Equal("arn:aws:iam::000000000000:role/shop/web", found.Arn);
        Assert.Equal((made.RoleId, made.CreateDate), (found.RoleId, found.CreateDate));
        Assert.Equal(Trust, Uri.UnescapeDataString(found.AssumeRolePolicyDocument!));
        Assert.DoesNotContain("{", found.AssumeRolePolicyDocument);
        Assert.Equal("shop", found.Tags![0].Value);
    }

    [Fact]
    public async Task A_fresh_account_has_the_backup_role_once()
    {
        var role = (await Iam.SendAsync(IamApi.GetRole, new() { RoleName = "AWSBackupDefaultServiceRole" }, default)).Role;
        Assert.Equal("arn:aws:iam::000000000000:role/service-role/AWSBackupDefaultServiceRole", role.Arn);
        Assert.True(new IamRoles(regions[LocalRegions.East].Context).CanBeAssumedBy(role.Arn, "backup.amazonaws.com"));
        var attached = await Iam.SendAsync(IamApi.ListAttachedRolePolicies, new() { RoleName = role.RoleName }, default);
        foreach (var policy in attached.AttachedPolicies!)
            await Iam.SendAsync(IamApi.DetachRolePolicy, new() { RoleName = role.RoleName, PolicyArn = policy.PolicyArn! }, default);
        await Iam.SendAsync(IamApi.DeleteRole, new() { RoleName = role.RoleName }, default);

        await regions.RestartAsync(LocalRegions.East);

        await Iam.SendAsync(IamApi.GetRole, new() { RoleName = role.RoleName }, default).RefusedAsync("NoSuchEntity");
    }

    [Fact]
    public async Task Policies_are_kept_listed_and_in_the_way_of_deletion()
    {
        await Iam.SendAsync(IamApi.CreateRole, new() { RoleName = "web", AssumeRolePolicyDocument = Trust }, default);
        await Iam.SendAsync(IamApi.PutRolePolicy, new() { RoleName = "web", PolicyName = "read", PolicyDocument = Permissions }, default);
        await Iam.SendAsync(IamApi.AttachRolePolicy,
            new() { RoleName = "web", PolicyArn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" }, default);

        var read = await Iam.SendAsync(IamApi.GetRolePolicy, new() { RoleName = "web", PolicyName = "read" }, default);
        Assert.Equal(Permissions, Uri.UnescapeDataString(read.PolicyDocument));
        Assert.Equal(["read"], (await Iam.SendAsync(IamApi.ListRolePolicies, new() { RoleName = "web" }, default)).PolicyNames);

        await Iam.SendAsync(IamApi.DeleteRole, new() { RoleName = "web" }, default).RefusedAsync("DeleteConflict");
        await Iam.SendAsync(IamApi.DetachRolePolicy,
            new() { RoleName = "web", PolicyArn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" }, default);
        await Iam.SendAsync(IamApi.DeleteRole, new() { RoleName = "web" }, default).RefusedAsync("DeleteConflict");
        await Iam.SendAsync(IamApi.DeleteRolePolicy, new() { RoleName = "web", PolicyName = "read" }, default);
        await Iam.SendAsync(IamApi.DeleteRole, new() { RoleName = "web" }, default);
    }

    [Fact]
    public async Task An_instance_profile_holds_one_role()
    {
        await Iam.SendAsync(IamApi.CreateRole, new() { RoleName = "web", AssumeRolePolicyDocument = Trust }, default);
        await Iam.SendAsync(IamApi.CreateInstanceProfile, new() { InstanceProfileName = "web" }, default);
        await Iam.SendAsync(IamApi.AddRoleToInstanceProfile, new() { InstanceProfileName = "web", RoleName = "web" }, default);
        await Iam.SendAsync(IamApi.AddRoleToInstanceProfile, new() { InstanceProfileName = "web", RoleName = "web" }, default)
            .RefusedAsync("LimitExceeded");

        var profile = (await Iam.SendAsync(IamApi.GetInstanceProfile, new() { InstanceProfileName = "web" }, default)).InstanceProfile;
        Assert.Equal("web", Assert.Single(profile.Roles).RoleName);
        Assert.Single((await Iam.SendAsync(IamApi.ListInstanceProfilesForRole, new() { RoleName = "web" }, default)).InstanceProfiles);

        await Iam.SendAsync(IamApi.DeleteRole, new() { RoleName = "web" }, default).RefusedAsync("DeleteConflict");
        await Iam.SendAsync(IamApi.DeleteInstanceProfile, new() { InstanceProfileName = "web" }, default).RefusedAsync("DeleteConflict");
        await Iam.SendAsync(IamApi.RemoveRoleFromInstanceProfile, new() { InstanceProfileName = "web", RoleName = "web" }, default);
        await Iam.SendAsync(IamApi.DeleteInstanceProfile, new() { InstanceProfileName = "web" }, default);
    }

    [Theory]
    [InlineData("not json"), InlineData("[]"), InlineData("{}"),
        InlineData("""{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Perhaps","Principal":"*","Action":"sts:AssumeRole"}]}""")]
    public async Task Refuses_a_trust_policy_that_is_none(string document) =>
        await Iam.SendAsync(IamApi.CreateRole, new() { RoleName = "web", AssumeRolePolicyDocument = document }, default)
            .RefusedAsync("MalformedPolicyDocument");

    [Fact]
    public async Task An_action_that_is_not_served_lists_those_that_are()
    {
        var unknown = new Farshore.Aws.Operation<GetRoleRequest, GetRoleResponse>(
            IamApi.Service, "GenerateCredentialReport", Farshore.Aws.HttpRoute.Rpc, IamApi.GetRole.Input, IamApi.GetRole.Output);

        var refused = await Iam.SendAsync(unknown, new() { RoleName = "web" }, default).RefusedAsync("InvalidAction");

        Assert.Contains("The action GenerateCredentialReport is not valid for this web service.", refused.Message);
        Assert.Contains("Served here: AddRoleToInstanceProfile, AttachRolePolicy,", refused.Message);
    }
}
