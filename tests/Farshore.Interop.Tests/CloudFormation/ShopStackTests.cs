using System.Runtime.CompilerServices;

namespace Farshore.Interop.Tests.CloudFormation;

/// <summary>A whole workload as a stack, from AWS's own command line: machine, database and the network around them.</summary>
[Trait("Suite", "all")]
public sealed class ShopStackTests
{
    const string Stack = "shop";

    [Fact]
    public async Task A_stack_of_a_shop_is_made_changed_replaced_drifts_and_goes_without_a_trace()
    {
        Assert.SkipUnless(Tool.IsHere("aws"), "the AWS command line is not on this machine: apt-get install awscli");
        Assert.SkipUnless(Tool.IsHere("qemu-system-x86_64"), "QEMU is not on this machine: apt-get install qemu-system-x86");
        Assert.SkipUnless(Tools.HasServer("initdb"), "PostgreSQL is not on this machine: apt-get install postgresql");
        await using var regions = await RegionProcesses.StartAsync();
        var stack = "";
        var image = await AwsAsync("ec2", "describe-images", "--owners", "amazon", "--query", "Images[0].ImageId");
        var family = await AwsAsync(
            "rds", "describe-db-engine-versions", "--query", "DBEngineVersions[0].DBParameterGroupFamily");
        string[] given = [$"Image={image}", $"Family={family}", "Password=correct-horse-9"];

        await CarryOutAsync("create-stack", given);
        var (web, database, group) = (await OutputAsync("Web"), await OutputAsync("Database"), await OutputAsync("Group"));
        Assert.Equal("running", await InstanceAsync(web, "State.Name"));
        Assert.Equal(Stack, await InstanceAsync(web, "Tags[?Key=='aws:cloudformation:stack-name'].Value | [0]"));
        Assert.Equal(await OutputAsync("Address"), await AwsAsync("rds", "describe-db-instances", "--db-instance-identifier", database,
            "--query", "join(':', [DBInstances[0].Endpoint.Address, to_string(DBInstances[0].Endpoint.Port)])"));

        await CarryOutAsync("update-stack", [.. given, "Port=8081", "Storage=25"]);
        Assert.Equal((web, database, group), (await OutputAsync("Web"), await OutputAsync("Database"), await OutputAsync("Group")));
        Assert.Equal("25", await AwsAsync("rds", "describe-db-instances", "--query", "DBInstances[0].AllocatedStorage"));
        Assert.Equal("8081", await GroupAsync(group, "IpPermissions[0].FromPort"));

        await CarryOutAsync("update-stack", [.. given, "Port=8081", "Storage=25", "WebGroupDescription=everybody"]);
        var another = await OutputAsync("Group");
        Assert.NotEqual(group, another);
        Assert.Equal((web, another), (await OutputAsync("Web"), await InstanceAsync(web, "SecurityGroups[0].GroupId")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => GroupAsync(group, "GroupId"));

        await AwsAsync("ec2", "authorize-security-group-ingress", "--group-id", another, "--protocol", "tcp", "--port", "22",
            "--cidr", "10.0.0.0/8");
        Assert.Equal(["WebGroup"], await DriftedAsync());

        await AwsAsync("cloudformation", "delete-stack", "--stack-name", stack);
        await UntilAsync("DELETE_COMPLETE");
        Assert.Equal("terminated", await InstanceAsync(web, "State.Name"));
        Assert.Equal("True", await AwsAsync("ec2", "describe-vpcs", "--query", "Vpcs[].IsDefault"));
        Assert.Equal("", await AwsAsync("ec2", "describe-volumes", "--query", "Volumes[].VolumeId"));
        Assert.Equal("", await AwsAsync("rds", "describe-db-instances", "--query", "DBInstances[].DBInstanceIdentifier"));
        Assert.Equal("", await AwsAsync("rds", "describe-db-subnet-groups", "--query",
            "DBSubnetGroups[?DBSubnetGroupName!='default'].DBSubnetGroupName"));

        // The command line takes RDS's address from nowhere but its own arguments.
        Task<string> AwsAsync(params string[] arguments) =>
            regions.AwsAsync("primary", ["--endpoint-url", regions.Primary.Config.ServiceURL, .. arguments]);

        // What the command line's own waiters do, which look every thirty seconds.
        async Task CarryOutAsync(string action, string[] parameters)
        {
            stack = await AwsAsync(["cloudformation", action, "--stack-name", Stack, "--template-body", $"file://{Template()}",
                "--tags", "Key=owner,Value=ops", "--query", "StackId", "--parameters",
                .. parameters.Select(one => $"ParameterKey={one.Split('=')[0]},ParameterValue={one.Split('=')[1]}")]);
            await UntilAsync(action == "create-stack" ? "CREATE_COMPLETE" : "UPDATE_COMPLETE");
        }

        async Task UntilAsync(string status)
        {
            string now;
            while ((now = await AwsAsync("cloudformation", "describe-stacks", "--stack-name", stack, "--query",
                "Stacks[0].StackStatus")) != status)
            {
                Assert.True(now.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) && !now.Contains("ROLLBACK", StringComparison.Ordinal),
                    $"{now}: " + await AwsAsync("cloudformation", "describe-stack-events", "--stack-name", stack, "--query",
                        "StackEvents[?ends_with(ResourceStatus, 'FAILED')].[LogicalResourceId,ResourceStatusReason]"));
            }
        }

        Task<string> OutputAsync(string name) => AwsAsync("cloudformation", "describe-stacks", "--stack-name", Stack, "--query",
            $"Stacks[0].Outputs[?OutputKey=='{name}'].OutputValue | [0]");

        Task<string> InstanceAsync(string id, string query) =>
            AwsAsync("ec2", "describe-instances", "--instance-ids", id, "--query", $"Reservations[0].Instances[0].{query}");

        Task<string> GroupAsync(string id, string query) =>
            AwsAsync("ec2", "describe-security-groups", "--group-ids", id, "--query", $"SecurityGroups[0].{query}");

        async Task<string[]> DriftedAsync()
        {
            var detection = await AwsAsync("cloudformation", "detect-stack-drift", "--stack-name", Stack);
            while (await AwsAsync("cloudformation", "describe-stack-drift-detection-status", "--stack-drift-detection-id", detection,
                "--query", "DetectionStatus") == "DETECTION_IN_PROGRESS") await Task.Delay(100, TestContext.Current.CancellationToken);
            return (await AwsAsync("cloudformation", "describe-stack-resource-drifts", "--stack-name", Stack,
                "--stack-resource-drift-status-filters", "MODIFIED", "DELETED", "--query", "StackResourceDrifts[].LogicalResourceId"))
                .Split('\t', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    static string Template([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "shop.yaml");
}
