using System.Diagnostics;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery;
using Farshore.Recovery.Checks;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Interop.Tests.Checks;

/// <summary>Two local regions with a small workload that is protected and has a recovery set: every check is content, until a test breaks
/// something. All tests share it, so each must leave it content.</summary>
public sealed class CheckedWorkload : IAsyncLifetime
{
    public const string Source = "checked-media", Replica = "checked-media-copy", Ledger = "checked-ledger", Database = "orders";

    const string Password = "correct-horse-battery-staple";
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly AwsClients clients = new(TimeProvider.System);
    WalkthroughRegions? regions;

    public RegionAccess Primary { get; private set; } = null!;

    public RegionAccess Secondary { get; private set; } = null!;

    /// <summary>Id of the machine; stopped, so that it costs nothing while checks look at it.</summary>
    public string Machine { get; private set; } = "";

    /// <summary>A security group of the secondary's default network.</summary>
    public string Group { get; private set; } = "";

    public string PlanFile => Path.Combine(Home, "checked.yaml");

    string Home => regions!.Settings["FARSHORE_HOME"];

    public string PlanText => regions is null ? "" : $$"""
        plan: checked
        awsConfigFile: {{regions.Settings["AWS_CONFIG_FILE"]}}
        primary:   { region: us-east-1, profile: primary }
        secondary: { region: us-west-2, profile: secondary }
        objectives: { rpo: 1d, rto: 1h }
        vaults: { primary: checked, secondary: checked, key: alias/checked }
        ledger: {{Ledger}}
        resources:
          - { name: media, type: s3, bucket: {{Source}}, replica: {{Replica}} }
          - name: orders
            type: rds
            instance: {{Database}}
            password: { file: {{Path.Combine(Home, "password")}} }
          - name: web
            type: ec2
            instance: {{Machine}}
            restore: { securityGroups: [{{Group}}] }

        """;

    /// <summary>The plan with one thing changed.</summary>
    public string With(string text, string by) => regions is null ? "" : PlanText.Replace(text, by, StringComparison.Ordinal);

    /// <summary>The plan file holds another text for a while: remedies of this program read it.</summary>
    public async Task WithPlanAsync(string text, Func<Task> body)
    {
        Require();
        await File.WriteAllTextAsync(PlanFile, text);
        try
        {
            await body();
        }
        finally
        {
            await File.WriteAllTextAsync(PlanFile, PlanText);
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!Tools.Has("aws") || !Tools.HasServer("initdb") || !Tools.Has("qemu-system-x86_64")) return;
        regions = await WalkthroughRegions.StartAsync();
        regions.Settings["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        regions.Settings["AWS_PAGER"] = "";
        (Primary, Secondary) = (Access("us-east-1", "primary"), Access("us-west-2", "secondary"));
        await File.WriteAllTextAsync(Path.Combine(Home, "password"), Password + "\n");
        await Primary.S3.PutBucketAsync(Source);
        await Secondary.S3.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = Replica, BucketRegionName = "us-west-2" });
        Group = (await Secondary.Aws.SendAsync(
            Ec2Api.CreateSecurityGroup, new() { GroupName = "web", Description = "the page" }, default)).GroupId!;
        var database = StartDatabaseAsync();
        Machine = await StartMachineAsync();
        await database;
        await File.WriteAllTextAsync(PlanFile, PlanText);
        await ShellAsync($"farshore protect {PlanFile}");
    }

    /// <summary>Skips the test where a program it needs is not on this machine.</summary>
    public void Require() => Assert.SkipWhen(regions is null, "needs the AWS command line, PostgreSQL and QEMU");

    /// <summary>What one check finds.</summary>
    /// <param name="check">Its name.</param>
    /// <param name="planText">A plan that differs from the workload's own; null for that.</param>
    public async Task<IReadOnlyList<CheckFinding>> CheckAsync(string check, string? planText = null)
    {
        using RecoveryEngine engine = new(Home);
        var plan = PlanReader.Read(planText ?? await File.ReadAllTextAsync(PlanFile), PlanFile);
        var world = new RunWorld(TimeProvider.System, engine.Names) { Primary = Primary, Secondary = Secondary };
        return (await Preflight.RunAsync(plan, world, engine.Runs, new(Only: check), default)).Findings;
    }

    /// <summary>Runs lines as a person pastes them.</summary>
    /// <returns>What they printed.</returns>
    public async Task<string> ShellAsync(string lines)
    {
        var (exitCode, output) = await regions!.RunAsync("bash", "-ec", lines);
        Assert.True(exitCode == 0, $"{lines}\nended with {exitCode}: {output}");
        return output;
    }

    public Task UntilDatabaseAsync(string status) => UntilAsync(async () => (await Primary.Aws.SendAsync(
        RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = Database }, default)).DBInstances![0].DBInstanceStatus, status);

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        if (regions is not null) await regions.DisposeAsync();
    }

    RegionAccess Access(string region, string profile)
    {
        ClientSettings settings = new(region) { Profile = profile, ConfigFile = regions!.Settings["AWS_CONFIG_FILE"] };
        return new(region, clients.For(settings), clients.S3(settings), clients.Kms(settings), clients.Sts(settings));
    }

    async Task StartDatabaseAsync()
    {
        await Primary.Aws.SendAsync(RdsApi.CreateDBInstance, new()
        {
            DBInstanceIdentifier = Database, DBName = "shop", Engine = "postgres", DBInstanceClass = "db.t3.micro", AllocatedStorage = 20,
            MasterUsername = "shop", MasterUserPassword = Password,
        }, default);
        await UntilDatabaseAsync("available");
    }

    async Task<string> StartMachineAsync()
    {
        var images = await Primary.Aws.SendAsync(Ec2Api.DescribeImages, new() { Owners = ["amazon"] }, default);
        var made = await Primary.Aws.SendAsync(Ec2Api.RunInstances, new()
        {
            ImageId = images.Images![0].ImageId, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1,
        }, default);
        var id = made.Instances![0].InstanceId!;
        async Task<string?> StateAsync() => (await Primary.Aws.SendAsync(
            Ec2Api.DescribeInstances, new() { InstanceIds = [id] }, default)).Reservations![0].Instances![0].State!.Name;
        await UntilAsync(StateAsync, "running");
        await Primary.Aws.SendAsync(Ec2Api.StopInstances, new() { InstanceIds = [id], Force = true }, default);
        await UntilAsync(StateAsync, "stopped");
        return id;
    }

    static async Task UntilAsync(Func<Task<string?>> state, string wanted)
    {
        var began = Stopwatch.GetTimestamp();
        while (await state() is var found && found != wanted)
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"it is {found} and not {wanted}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }
}
