using Amazon.S3.Model;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Steps.Backup;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Interop.Tests.Moto;

/// <summary>A shop in moto: a bucket with a place for its replica, a machine in a network of its own, a database.</summary>
sealed class MotoWorkload : IAsyncDisposable
{
    const string Primary = "us-east-1", Secondary = "us-west-2";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farshore-moto-");
    readonly AwsClients clients = new(TimeProvider.System, _ => null);
    readonly MotoServer moto;

    MotoWorkload(MotoServer moto)
    {
        this.moto = moto;
        File.WriteAllText(Path.Combine(folder.FullName, "config"),
            "[profile moto]\naws_access_key_id = AKIAMOTO\naws_secret_access_key = secret\n");
        Engine = new(Path.Combine(folder.FullName, "home"));
    }

    public RecoveryEngine Engine { get; }

    public RegionAccess InPrimary => RegionAccess.Of(clients, Plan(""), Reach(Primary));

    public RegionAccess InSecondary => RegionAccess.Of(clients, Plan(""), Reach(Secondary));

    public string Machine { get; private set; } = "";

    public static async Task<MotoWorkload> StartAsync(string program)
    {
        MotoWorkload workload = new(await MotoServer.StartAsync(program));
        await workload.MakeAsync();
        return workload;
    }

    /// <summary>A plan for these resources.</summary>
    public Plan Plan(string resources) => PlanReader.Read($$"""
        plan: shop
        awsConfigFile: config
        primary: { region: {{Primary}}, profile: moto, endpoint: "{{moto.Endpoint}}", account: "123456789012" }
        secondary: { region: {{Secondary}}, profile: moto, endpoint: "{{moto.Endpoint}}" }
        ledger: shop-ledger
        backup: { proofs: { databases: drill } }
        network: { create: true }
        resources:
        {{(resources.Length > 0 ? resources : "  - { name: media, type: s3, bucket: shop-media, replica: shop-media-far }")}}
        """, Path.Combine(folder.FullName, "shop.yaml"));

    public string Both =>
        $"  - {{ name: orders, type: rds, instance: orders }}\n  - {{ name: web, type: ec2, instance: {Machine}, needs: [orders] }}";

    /// <summary>What the engine's own steps write down of both, and of what they stand on.</summary>
    public async Task<(Captured Orders, Captured Web, CapturedEnvironment Environment)> CaptureAsync(CancellationToken cancellationToken)
    {
        var plan = Plan(Both);
        var graph = new StepGraph();
        var orders = graph.Add("orders", new CaptureDatabase(plan.Databases.Single()));
        var web = graph.Add("web", new CaptureMachine(plan.Machines.Single()));
        var environment = graph.Add("environment", new CaptureEnvironment([orders, web]));
        Engine.Runs.Create(new("capture-1", "backup", plan.Name, plan.File, plan.Text, TimeProvider.System.GetUtcNow(), graph.Nodes));
        var view = await Engine.ResumeAsync("capture-1", null, cancellationToken);
        Assert.True(view.Phase is "done", string.Join("; ", view.Steps.Select(step => $"{step.Name} {step.Status} {step.Reason}")));
        var state = Engine.Runs.Load("capture-1");
        return (state.Read(orders, StepKinds.Catalog), state.Read(web, StepKinds.Catalog), state.Read(environment, StepKinds.Catalog));
    }

    /// <summary>An image and a snapshot in the secondary, as copies of recovery points are.</summary>
    public async Task<(string Image, string Snapshot)> CopyAsync(CancellationToken cancellationToken)
    {
        var (here, there) = (InPrimary.Aws, InSecondary.Aws);
        var image = await here.SendAsync(Ec2Api.CreateImage, new() { InstanceId = Machine, Name = "web-1" }, cancellationToken);
        var copied = await there.SendAsync(Ec2Api.CopyImage,
            new() { SourceImageId = image.ImageId!, SourceRegion = Primary, Name = "web-1" }, cancellationToken);
        await here.SendAsync(RdsApi.CreateDBSnapshot,
            new() { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = "orders-1" }, cancellationToken);
        var snapshot = await there.SendAsync(RdsApi.CopyDBSnapshot, new()
        {
            SourceDBSnapshotIdentifier = $"arn:aws:rds:{Primary}:123456789012:snapshot:orders-1",
            TargetDBSnapshotIdentifier = "orders-1",
        }, cancellationToken);
        return ($"arn:aws:ec2:{Secondary}::image/{copied.ImageId}", snapshot.DBSnapshot!.DBSnapshotArn!);
    }

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        clients.Dispose();
        await moto.DisposeAsync();
        folder.Delete(recursive: true);
    }

    async Task MakeAsync()
    {
        await InPrimary.S3.PutBucketAsync(new PutBucketRequest { BucketName = "shop-media", UseClientRegion = false });
        await InSecondary.S3.PutBucketAsync(new PutBucketRequest { BucketName = "shop-media-far", BucketRegionName = Secondary });
        var aws = InPrimary.Aws;
        var vpc = (await aws.SendAsync(Ec2Api.CreateVpc, new() { CidrBlock = "10.20.0.0/16" }, default)).Vpc!.VpcId!;
        var subnet = await aws.SendAsync(
            Ec2Api.CreateSubnet, new() { VpcId = vpc, CidrBlock = "10.20.1.0/24", AvailabilityZone = $"{Primary}a" }, default);
        var group = (await aws.SendAsync(
            Ec2Api.CreateSecurityGroup, new() { GroupName = "web", Description = "web", VpcId = vpc }, default)).GroupId!;
        await aws.SendAsync(Ec2Api.AuthorizeSecurityGroupIngress, new()
        {
            GroupId = group,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, IpRanges = [new() { CidrIp = "0.0.0.0/0" }] }],
        }, default);
        var images = await aws.SendAsync(Ec2Api.DescribeImages, new(), default);
        var run = await aws.SendAsync(Ec2Api.RunInstances, new()
        {
            ImageId = images.Images![0].ImageId!, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1,
            SubnetId = subnet.Subnet!.SubnetId, SecurityGroupIds = [group],
        }, default);
        Machine = run.Instances![0].InstanceId!;
        await aws.SendAsync(RdsApi.CreateDBInstance, new()
        {
            DBInstanceIdentifier = "orders", Engine = "postgres", DBInstanceClass = "db.t4g.micro", AllocatedStorage = 20,
            MasterUsername = "shop", MasterUserPassword = "secret-99",
        }, default);
    }

    PlanRegion Reach(string region) => new(region, "moto", moto.Endpoint);
}
