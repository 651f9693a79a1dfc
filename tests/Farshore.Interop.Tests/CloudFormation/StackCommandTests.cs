using Farshore.Interop.Tests.S3;

namespace Farshore.Interop.Tests.CloudFormation;

public sealed class StackCommandTests(S3Clients clients) : IClassFixture<S3Clients>
{
    const string Template =
        """
        Parameters: {Stage: {Type: String, AllowedValues: [test, live]}}
        Resources:
          Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Stage}}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: 2012-10-17
                Statement: [{Effect: Allow, Principal: {Service: s3.amazonaws.com}, Action: "sts:AssumeRole"}]
        Outputs: {Topic: {Value: !Ref Topic, Export: {Name: !Sub "${AWS::StackName}-topic"}}}
        """;

    [Fact]
    public async Task Deploys_changes_shows_and_removes_a_stack()
    {
        Assert.SkipUnless(Tool.IsHere("aws"), "no aws on this machine");
        var file = Path.Combine(clients.Folder, "stack.yaml");
        await File.WriteAllTextAsync(file, Template);
        string[] deploy = ["cloudformation", "deploy", "--stack-name", "cli", "--template-file", file, "--tags", "team=shop",
            "--capabilities", "CAPABILITY_IAM"];

        await clients.AwsFailsAsync("InsufficientCapabilities", [.. deploy[..^2], "--parameter-overrides", "Stage=test"]);
        await clients.AwsFailsAsync("Parameters: [Stage] must have values", deploy);
        await clients.AwsFailsAsync("must be one of AllowedValues", [.. deploy, "--parameter-overrides", "Stage=none"]);
        await clients.AwsAsync([.. deploy, "--parameter-overrides", "Stage=test"]);
        Assert.Contains("up to date", await clients.AwsAsync([.. deploy, "--no-fail-on-empty-changeset"]), StringComparison.Ordinal);

        Assert.Contains("cli-topic", await clients.AwsAsync("cloudformation", "list-exports"), StringComparison.Ordinal);
        Assert.Equal(Template.Trim(), (await clients.AwsAsync("cloudformation", "get-template", "--stack-name", "cli",
            "--query", "TemplateBody", "--output", "text")).Trim());
        await clients.AwsAsync("cloudformation", "validate-template", "--template-body", "file://" + file);

        // The command names its change sets by the second.
        await clients.AwsAsync([.. deploy, "--parameter-overrides", "Stage=live"]);
        var events = await clients.AwsAsync("cloudformation", "describe-stack-events", "--stack-name", "cli");
        Assert.Contains("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", events, StringComparison.Ordinal);
        await clients.AwsAsync("cloudformation", "update-termination-protection", "--stack-name", "cli", "--enable-termination-protection");
        await clients.AwsFailsAsync("TerminationProtection", "cloudformation", "delete-stack", "--stack-name", "cli");
        await clients.AwsAsync("cloudformation", "update-termination-protection", "--stack-name", "cli",
            "--no-enable-termination-protection");
        await clients.AwsAsync("cloudformation", "delete-stack", "--stack-name", "cli");
        await clients.AwsAsync("cloudformation", "wait", "stack-delete-complete", "--stack-name", "cli");
        Assert.DoesNotContain("cli", await clients.AwsAsync("sns", "list-topics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nests_a_stack_whose_template_lies_in_a_bucket()
    {
        Assert.SkipUnless(Tool.IsHere("aws"), "no aws on this machine");
        var (inner, outer) = (Path.Combine(clients.Folder, "inner.yaml"), Path.Combine(clients.Folder, "outer.yaml"));
        await File.WriteAllTextAsync(inner, Template);
        await File.WriteAllTextAsync(outer,
            """
            Parameters: {Url: {Type: String}}
            Resources:
              Inner: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Ref Url, Parameters: {Stage: test}}}
            Outputs: {Topic: {Value: !GetAtt Inner.Outputs.Topic}}
            """);
        await clients.AwsAsync("s3", "mb", "s3://cli-templates");
        await clients.AwsAsync("s3", "cp", "--no-progress", inner, "s3://cli-templates/inner.yaml");

        await clients.AwsAsync("cloudformation", "deploy", "--stack-name", "outer", "--template-file", outer,
            "--parameter-overrides", "Url=https://cli-templates.s3.us-east-1.amazonaws.com/inner.yaml");

        var output = await clients.AwsAsync("cloudformation", "describe-stacks", "--stack-name", "outer", "--query",
            "Stacks[0].Outputs[0].OutputValue", "--output", "text");
        Assert.StartsWith("arn:aws:sns:us-east-1:", output.Trim(), StringComparison.Ordinal);
        var nested = await clients.AwsAsync("cloudformation", "describe-stacks", "--query", "Stacks[?ParentId].StackName", "--output",
            "text");
        Assert.StartsWith("outer-Inner-", nested.Trim(), StringComparison.Ordinal);
        await clients.AwsAsync("cloudformation", "delete-stack", "--stack-name", "outer");
        await clients.AwsAsync("cloudformation", "wait", "stack-delete-complete", "--stack-name", "outer");
        Assert.Equal("", (await clients.AwsAsync("cloudformation", "list-exports", "--query", "Exports[]", "--output", "text")).Trim());
    }
}
