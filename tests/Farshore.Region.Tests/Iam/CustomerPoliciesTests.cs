using Farshore.Aws.Client;
using Farshore.Aws.Iam;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Iam;

public sealed class CustomerPoliciesTests : IAsyncLifetime
{
    LocalRegions regions = null!;

    IAwsClient Iam => regions.Client();

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_role_may_do_what_the_version_in_force_says()
    {
        var role = (await Iam.SendAsync(IamApi.CreateRole, new()
        {
            RoleName = "app",
            AssumeRolePolicyDocument =
                """{"Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
        }, default)).Role;
        var arn = (await Iam.SendAsync(IamApi.CreatePolicy, new() { PolicyName = "read", PolicyDocument = Allow("s3:GetObject") }, default))
            .Policy!.Arn!;
        await Iam.SendAsync(IamApi.AttachRolePolicy, new() { RoleName = "app", PolicyArn = arn }, default);

        Assert.Equal(("allowed", "implicitDeny"), (await JudgeAsync("s3:GetObject"), await JudgeAsync("s3:PutObject")));
        await Iam.SendAsync(IamApi.CreatePolicyVersion,
            new() { PolicyArn = arn, PolicyDocument = Allow("s3:PutObject"), SetAsDefault = true }, default);
        Assert.Equal(("implicitDeny", "allowed"), (await JudgeAsync("s3:GetObject"), await JudgeAsync("s3:PutObject")));
        await Iam.SendAsync(IamApi.SetDefaultPolicyVersion, new() { PolicyArn = arn, VersionId = "v1" }, default);
        Assert.Equal("allowed", await JudgeAsync("s3:GetObject"));

        async Task<string> JudgeAsync(string action) => (await Iam.SendAsync(IamApi.SimulatePrincipalPolicy, new()
        {
            PolicySourceArn = role.Arn, ActionNames = [action],
        }, default)).EvaluationResults!.Single().EvalDecision!;
    }

    [Fact]
    public async Task A_policy_that_is_in_use_or_has_older_versions_stays()
    {
        var arn = (await Iam.SendAsync(IamApi.CreatePolicy, new() { PolicyName = "kept", PolicyDocument = Allow("s3:*") },
            default)).Policy!.Arn!;
        await Iam.SendAsync(IamApi.CreatePolicy, new() { PolicyName = "kept", PolicyDocument = Allow("s3:*") }, default)
            .RefusedAsync("EntityAlreadyExists");
        await Iam.SendAsync(IamApi.CreateUser, new() { UserName = "u" }, default);
        await Iam.SendAsync(IamApi.AttachUserPolicy, new() { UserName = "u", PolicyArn = arn }, default);
        Assert.Equal(1, (await Iam.SendAsync(IamApi.GetPolicy, new() { PolicyArn = arn }, default)).Policy!.AttachmentCount);

        await Iam.SendAsync(IamApi.DeletePolicy, new() { PolicyArn = arn }, default).RefusedAsync("DeleteConflict");
        await Iam.SendAsync(IamApi.DetachUserPolicy, new() { UserName = "u", PolicyArn = arn }, default);
        await Iam.SendAsync(IamApi.CreatePolicyVersion, new() { PolicyArn = arn, PolicyDocument = Allow("s3:*") }, default);
        await Iam.SendAsync(IamApi.DeletePolicy, new() { PolicyArn = arn }, default).RefusedAsync("DeleteConflict");
        await Iam.SendAsync(IamApi.DeletePolicyVersion, new() { PolicyArn = arn, VersionId = "v1" },
            default).RefusedAsync("DeleteConflict");
        await Iam.SendAsync(IamApi.DeletePolicyVersion, new() { PolicyArn = arn, VersionId = "v2" }, default);
        await Iam.SendAsync(IamApi.DeletePolicy, new() { PolicyArn = arn }, default);
        await Iam.SendAsync(IamApi.AttachUserPolicy, new() { UserName = "u", PolicyArn = arn }, default).RefusedAsync("NoSuchEntity");
    }

    static string Allow(string action) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""";
}
