using Farshore.Aws.Client;
using Farshore.Aws.Iam;
using Farshore.Aws.Sts;
using Farshore.Region.Sts;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Iam;

public sealed class SimulationsTests : IAsyncLifetime
{
    const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;
    const string Role = "arn:aws:iam::000000000000:role/restores";
    const string Passed = "arn:aws:iam::000000000000:role/web";

    LocalRegions regions = null!;

    IAwsClient Iam => regions.Client();

    public async ValueTask InitializeAsync()
    {
        regions = await LocalRegions.StartAsync();
        await Iam.SendAsync(IamApi.CreateRole, new() { RoleName = "restores", AssumeRolePolicyDocument = Trust }, default);
    }

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task Passing_a_role_is_allowed_by_a_statement_for_it_denied_by_another_and_else_not_allowed()
    {
        Assert.Equal("implicitDeny", (await AskAsync("iam:PassRole")).EvalDecision);

        await PutAsync("pass", "Allow", "iam:PassRole", Passed);
        var allowed = await AskAsync("iam:PassRole");
        Assert.Equal("allowed", allowed.EvalDecision);
        Assert.Equal("role_restores_pass", Assert.Single(allowed.MatchedStatements!).SourcePolicyId);
        Assert.Equal("implicitDeny", (await AskAsync("iam:PassRole", Role)).EvalDecision);

        await PutAsync("never", "Deny", "iam:*", "*");
        Assert.Equal("explicitDeny", (await AskAsync("iam:PassRole")).EvalDecision);
    }

    [Fact]
    public async Task What_AWS_gives_AWS_Backup_lets_it_pass_roles_to_EC2_and_says_which_circumstance_was_missing()
    {
        await Iam.SendAsync(IamApi.AttachRolePolicy, new()
        {
            RoleName = "restores", PolicyArn = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
        }, default);

        var vague = await AskAsync("iam:PassRole");
        var toEc2 = await AskAsync("iam:PassRole", Passed, new ContextEntry
        {
            ContextKeyName = "IAM:PassedToService", ContextKeyType = "string", ContextKeyValues = ["ec2.amazonaws.com"],
        });

        Assert.Equal(("implicitDeny", "iam:PassedToService"), (vague.EvalDecision, Assert.Single(vague.MissingContextValues!)));
        Assert.Equal(("allowed", 0), (toEc2.EvalDecision, toEc2.MissingContextValues!.Count));
        Assert.Equal("allowed", (await AskAsync("rds:RestoreDBInstanceFromDBSnapshot", "*")).EvalDecision);
        Assert.Equal("implicitDeny", (await AskAsync("s3:PutObject", "arn:aws:s3:::shop/a")).EvalDecision);
    }

    [Fact]
    public async Task Every_action_is_judged_on_every_resource_in_pages()
    {
        await PutAsync("read", "Allow", "s3:Get*", "arn:aws:s3:::shop/*");
        var request = new SimulatePrincipalPolicyRequest
        {
            PolicySourceArn = Role, ActionNames = ["s3:GetObject", "s3:PutObject"],
            ResourceArns = ["arn:aws:s3:::shop/a", "arn:aws:s3:::other/a"], MaxItems = 3,
        };

        var first = await Iam.SendAsync(IamApi.SimulatePrincipalPolicy, request, default);
        var rest = await Iam.SendAsync(IamApi.SimulatePrincipalPolicy, request with { Marker = first.Marker }, default);

        Assert.Equal(
            ["allowed", "implicitDeny", "implicitDeny", "implicitDeny"],
            first.EvaluationResults!.Concat(rest.EvaluationResults!).Select(result => result.EvalDecision));
        Assert.Equal((true, false), (first.IsTruncated, rest.IsTruncated));
    }

    [Fact]
    public async Task Policies_that_nobody_has_yet_are_judged_too_within_a_boundary()
    {
        const string Everything = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
        const string Reading = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}""";

        var told = await Iam.SendAsync(IamApi.SimulateCustomPolicy, new()
        {
            PolicyInputList = [Everything], PermissionsBoundaryPolicyInputList = [Reading], ActionNames = ["s3:GetObject", "s3:PutObject"],
        }, default);

        Assert.Equal(["allowed", "implicitDeny"], told.EvaluationResults!.Select(result => result.EvalDecision));
    }

    [Fact]
    public async Task Refuses_whom_it_does_not_know()
    {
        var ask = new SimulatePrincipalPolicyRequest { PolicySourceArn = Role, ActionNames = ["s3:GetObject"] };
        foreach (var (arn, code) in new[]
        {
            ("arn:aws:iam::000000000000:role/none", "NoSuchEntity"), ("arn:aws:iam::000000000000:user/none", "NoSuchEntity"),
            ("arn:aws:iam::000000000000:root", "InvalidInput"), ("restores", "InvalidInput"),
        }) await Iam.SendAsync(IamApi.SimulatePrincipalPolicy, ask with { PolicySourceArn = arn }, default).RefusedAsync(code);
        await Iam.SendAsync(IamApi.SimulatePrincipalPolicy, ask with { ActionNames = ["GetObject"] }, default).RefusedAsync("InvalidInput");
    }

    [Fact]
    public async Task The_encoded_part_of_a_refusal_can_be_read()
    {
        var sent = new DecodeAuthorizationMessageRequest
        {
            EncodedMessage = AuthorizationMessages.Encode(Role, "iam:PassRole", Passed),
        };
        var told = await Iam.SendAsync(StsApi.DecodeAuthorizationMessage, sent, default);

        Assert.Contains("\"action\":\"iam:PassRole\"", told.DecodedMessage);
        foreach (var bad in new[] { "nonsense!", "bm9uc2Vuc2U" })
            await Iam.SendAsync(StsApi.DecodeAuthorizationMessage, new() { EncodedMessage = bad }, default)
                .RefusedAsync("InvalidAuthorizationMessageException");
    }

    async Task<EvaluationResult> AskAsync(string action, string resource = Passed, params ContextEntry[] context) =>
        (await Iam.SendAsync(IamApi.SimulatePrincipalPolicy, new()
        {
            PolicySourceArn = Role, ActionNames = [action], ResourceArns = [resource], ContextEntries = context,
        }, default)).EvaluationResults!.Single();

    Task PutAsync(string name, string effect, string action, string resource) => Iam.SendAsync(IamApi.PutRolePolicy, new()
    {
        RoleName = "restores", PolicyName = name,
        PolicyDocument = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}"}]}
            """,
    }, default);
}
