using Amazon.S3.Model;
using Farshore.Aws.Backup;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Drafts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Interop.Tests.Moto;

/// <summary>The recovery engine against an AWS that others wrote, as far as that goes: its AWS Backup has vaults and no jobs, so a backup
/// ends where the first job is asked for, and a recovery takes the way without AWS Backup. Skipped where moto is not installed.</summary>
public sealed class EngineTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_plan_is_drafted_from_what_is_there_and_both_sides_are_set_up()
    {
        await using var workload = await StartedAsync();
        if (workload is null) return;
        var token = TestContext.Current.CancellationToken;
        var plan = workload.Plan("");
        var world = new RunWorld(TimeProvider.System, NameSource.Random) { Primary = workload.InPrimary, Secondary = workload.InSecondary };

        // Its RDS does not know which engine versions there are, so the database is left out.
        var draft = await PlanDraft.ReadAsync(new("shop", plan.Primary, plan.Secondary)
        {
            AwsConfigFile = plan.AwsConfigFile, Buckets = ["shop-media"], Instances = [workload.Machine],
        }, world, token);
        Assert.Equal([("shop-media", "s3"), ($"machine-{workload.Machine}", "ec2")],
            draft.Resources.Select(resource => (resource.Name, resource.Type)));

        var run = await workload.Engine.StartAsync("protect", PlanReader.Read(draft.Text, plan.File), new(), null, token);

        Assert.True(run.Phase is "done", Story(run));
        var rules = await workload.InPrimary.S3.GetBucketReplicationAsync(new GetBucketReplicationRequest { BucketName = "shop-media" },
            token);
        Assert.Equal("arn:aws:s3:::shop-media-far", rules.Configuration.Rules.Single().Destination.BucketArn);
        var vault = await workload.InSecondary.Aws.SendAsync(
            BackupApi.DescribeBackupVault, new() { BackupVaultName = "farshore" }, token);
        Assert.Contains(":key/", vault.EncryptionKeyArn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_captures_everything_and_ends_in_good_order_where_moto_has_no_jobs()
    {
        await using var workload = await StartedAsync();
        if (workload is null) return;
        var token = TestContext.Current.CancellationToken;
        Assert.True((await workload.Engine.StartAsync("protect", workload.Plan(workload.Both), new(), null, token)).Phase is "done");

        var run = await workload.Engine.StartAsync("backup", workload.Plan(workload.Both), new(), null, token);

        output.WriteLine(Story(run));
        Assert.Equal("unwound", run.Phase);
        Assert.Contains(run.Steps, step => step.Name.StartsWith("start the backup", StringComparison.Ordinal) && step.Status is "failed");
        var (orders, web, environment) = await workload.CaptureAsync(token);
        Assert.Equal(("postgres", "db.t4g.micro"), (orders.Database!.Engine, orders.Database.Class));
        Assert.Equal("t3.micro", web.Machine!.InstanceType);
        Assert.Equal("10.20.0.0/16", environment.Vpcs.Single(vpc => vpc.Id == web.Machine.VpcId).Cidr);
        Assert.Equal(443, environment.SecurityGroups.Single(group => group.Name == "web").Ingress.Single().FromPort);
        Assert.Empty(environment.Notes);
    }

    [Fact]
    public async Task A_failover_makes_networks_and_restores_an_image_and_a_snapshot_without_aws_backup()
    {
        await using var workload = await StartedAsync();
        if (workload is null) return;
        var token = TestContext.Current.CancellationToken;
        var plan = workload.Plan(workload.Both);
        // Its EC2 does not encrypt an image's own disks at launch, so the vault is one without a key.
        await workload.InSecondary.Aws.SendAsync(
            BackupApi.CreateBackupVault, new() { BackupVaultName = plan.Vaults.Secondary }, token);
        await workload.InSecondary.S3.PutBucketAsync(
            new PutBucketRequest { BucketName = plan.Ledger, BucketRegionName = plan.Secondary.Region }, token);
        var (orders, web, environment) = await workload.CaptureAsync(token);
        var (image, snapshot) = await workload.CopyAsync(token);
        var now = TimeProvider.System.GetUtcNow();
        await new Ledger(workload.InSecondary.S3, plan.Ledger, plan.Name).WriteCapsuleAsync(new()
        {
            Format = Capsule.CurrentFormat, Set = "backup-1", Plan = plan.Name, PlanText = plan.Text, SealedAt = now,
            PrimaryRegion = plan.Primary.Region, SecondaryRegion = plan.Secondary.Region, SecondaryVault = plan.Vaults.Secondary,
            BackupRole = "arn:aws:iam::123456789012:role/service-role/AWSBackupDefaultServiceRole", SkewSeconds = 0,
            Environment = environment,
            Members =
            [
                new() { Name = "orders", Type = "rds", Moment = now, Captured = orders, Copy = snapshot },
                new() { Name = "web", Type = "ec2", Moment = now, Captured = web, Copy = image },
            ],
        }, token);

        var run = await workload.Engine.StartAsync("failover", plan, new("backup-1"), null, token);

        output.WriteLine(Story(run));
        Assert.True(run.Phase is "done", Story(run));
        var restored = workload.Engine.Recovered(plan.Name);
        var machines = await workload.InSecondary.Aws.SendAsync(
            Ec2Api.DescribeInstances, new() { InstanceIds = [restored.Single(one => one.Name == "web").Id] }, token);
        var machine = machines.Reservations!.Single().Instances!.Single();
        var vpcs = await workload.InSecondary.Aws.SendAsync(Ec2Api.DescribeVpcs, new() { VpcIds = [machine.VpcId!] }, token);
        Assert.Equal("10.20.0.0/16", vpcs.Vpcs!.Single().CidrBlock);
        Assert.Equal("web", machine.SecurityGroups!.Single().GroupName);
        var databases = await workload.InSecondary.Aws.SendAsync(
            RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = restored.Single(one => one.Name == "orders").Id }, token);
        Assert.Equal("db.t4g.micro", databases.DBInstances!.Single().DBInstanceClass);
    }

    static async Task<MotoWorkload?> StartedAsync()
    {
        if (MotoServer.Program is { } program) return await MotoWorkload.StartAsync(program);
        Assert.Skip("moto_server is not on PATH (pip install 'moto[server]')");
        return null;
    }

    static string Story(RunView run) => string.Join('\n', run.Steps.Select(step => $"{step.Status} {step.Name}: {step.Reason}"));
}
