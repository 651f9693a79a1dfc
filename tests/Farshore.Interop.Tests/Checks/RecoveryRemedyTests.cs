using Amazon.S3.Model;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Aws.ServiceQuotas;
using Farshore.Recovery.Checks;

namespace Farshore.Interop.Tests.Checks;

/// <summary>Checks of what stands ready in the secondary, each broken and mended by the remedy it gives.</summary>
[Collection(nameof(CheckedWorkload))]
public sealed class RecoveryRemedyTests(CheckedWorkload workload)
{
    IAwsClient Primary => workload.Primary.Aws;

    IAwsClient Secondary => workload.Secondary.Aws;

    [Fact]
    public Task A_ledger_whose_versioning_is_off() => workload.BreaksAndMendsAsync("ledger", "ledger", () =>
        workload.Secondary.S3.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = CheckedWorkload.Ledger, VersioningConfig = new() { Status = "Suspended" } }));

    [Fact]
    public Task A_ledger_that_is_open() => workload.BreaksAndMendsAsync("ledger", "ledger", () =>
        workload.Secondary.S3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = CheckedWorkload.Ledger }));

    [Fact]
    public Task A_ledger_that_is_not_there()
    {
        var plan = workload.With("ledger: checked-ledger", "ledger: checked-ledger-made-by-remedy");
        return workload.WithPlanAsync(plan, () => workload.SeesAndTellsAsync("ledger", "ledger", plan, _ => plan));
    }

    [Fact]
    public async Task A_ledger_that_may_not_be_written_to_and_nothing_is_written_to_see_it()
    {
        workload.Require();
        await workload.Secondary.S3.PutBucketPolicyAsync(new PutBucketPolicyRequest
        {
            BucketName = CheckedWorkload.Ledger,
            Policy = $$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject",
                 "Resource":"arn:aws:s3:::{{CheckedWorkload.Ledger}}/*"}]}
                """,
        });

        var broken = (await workload.CheckAsync("ledger")).Single(finding => finding.Verdict is CheckVerdict.Failed);
        Assert.Contains("s3:PutObject", await workload.ShellAsync(broken.Remedy!), StringComparison.Ordinal);
        await workload.Secondary.S3.DeleteBucketPolicyAsync(CheckedWorkload.Ledger);

        Assert.All(await workload.CheckAsync("ledger"), finding => Assert.Equal(CheckVerdict.Ok, finding.Verdict));
        var written = await workload.Secondary.S3.ListVersionsAsync(CheckedWorkload.Ledger);
        Assert.DoesNotContain(written.Versions ?? [], version => version.Key.Contains("preflight", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_pair_that_only_the_primary_has()
    {
        workload.Require();
        var key = (await workload.ShellAsync(
            "ssh-keygen -q -t ed25519 -N '' -f \"$FARSHORE_HOME/key\" && cat \"$FARSHORE_HOME/key.pub\"")).Trim();
        await Primary.SendAsync(Ec2Api.ImportKeyPair,
            new() { KeyName = "operators", PublicKeyMaterial = System.Text.Encoding.UTF8.GetBytes(key) }, default);
        var plan = workload.With("{ securityGroups", "{ keyPair: operators, securityGroups");

        await workload.SeesAndTellsAsync("key-pair", "web", plan, _ => plan);
    }

    [Fact]
    public Task A_subnet_that_is_not_there() => workload.SeesAndTellsAsync("subnet", "web",
        workload.With("{ securityGroups", "{ subnet: subnet-0123456789abcdef0, securityGroups"),
        printed => workload.With("{ securityGroups", $"{{ subnet: {printed.Split()[0]}, securityGroups"));

    [Fact]
    public Task A_security_group_of_the_primary() => workload.SeesAndTellsAsync("security-groups", "web",
        workload.With($"[{workload.Group}]", "[sg-0123456789abcdef0]"),
        printed => workload.With($"[{workload.Group}]", $"[{printed.Split()[0]}]"));

    [Fact]
    public Task An_instance_type_that_is_not_offered() => workload.SeesAndTellsAsync("instance-type", "web",
        workload.With("{ securityGroups", "{ instanceType: t3.metal, securityGroups"),
        printed => workload.With("{ securityGroups", $"{{ instanceType: {printed.Split()[0]}, securityGroups"));

    [Fact]
    public Task A_class_that_cannot_be_had() => workload.SeesAndTellsAsync("db-class", "orders",
        workload.With("instance: orders", "instance: orders\n    restore: { class: db.x9.gigantic }"),
        printed => workload.With("instance: orders", $"instance: orders\n    restore: {{ class: {printed.Split()[0]} }}"));

    [Fact]
    public async Task A_parameter_group_that_only_the_primary_has()
    {
        workload.Require();
        var family = (await Primary.SendAsync(RdsApi.DescribeDBEngineVersions, new() { Engine = "postgres" }, default))
            .DBEngineVersions![0].DBParameterGroupFamily!;
        await Primary.SendAsync(RdsApi.CreateDBParameterGroup,
            new() { DBParameterGroupName = "tuned", DBParameterGroupFamily = family, Description = "found out the hard way" }, default);
        await Primary.SendAsync(RdsApi.ModifyDBParameterGroup, new()
        {
            DBParameterGroupName = "tuned",
            Parameters = [new() { ParameterName = "work_mem", ParameterValue = "65536", ApplyMethod = "immediate" }],
        }, default);
        await Primary.SendAsync(RdsApi.ModifyDBInstance,
            new() { DBInstanceIdentifier = CheckedWorkload.Database, DBParameterGroupName = "tuned", ApplyImmediately = true }, default);
        var plan = workload.With("instance: orders", "instance: orders\n    restore: { parameterGroup: tuned }");

        await workload.SeesAndTellsAsync("parameter-group", "orders", plan, _ => plan);

        var there = await Secondary.SendAsync(RdsApi.DescribeDBParameters, new() { DBParameterGroupName = "tuned", Source = "user" },
            default);
        Assert.Equal("65536", Assert.Single(there.Parameters!).ParameterValue);
    }

    [Fact]
    public async Task An_option_group_that_is_not_there()
    {
        workload.Require();
        var plan = workload.With("instance: orders", "instance: orders\n    restore: { optionGroup: audited }");

        await workload.SeesAndTellsAsync("option-group", "orders", plan, _ => plan);
    }

    [Fact]
    public async Task A_subnet_group_that_is_not_there()
    {
        workload.Require();
        var plan = workload.With("instance: orders", "instance: orders\n    restore: { subnetGroup: private }");

        await workload.SeesAndTellsAsync("subnet-group", "orders", plan, _ => plan);
    }

    [Fact]
    public async Task A_restore_key_that_is_disabled()
    {
        workload.Require();
        var plan = workload.With("{ securityGroups", "{ key: alias/checked, securityGroups");
        var key = await workload.Secondary.Kms.DescribeKeyAsync("alias/checked");
        await workload.Secondary.Kms.DisableKeyAsync(key.KeyMetadata.KeyId);

        await workload.SeesAndTellsAsync("restore-key", "web", plan, _ => plan);
    }

    [Fact]
    public Task What_a_drill_left_behind() => workload.BreaksAndMendsAsync("leftovers", "secondary", async () =>
    {
        var made = await Secondary.SendAsync(Ec2Api.CreateVpc, new()
        {
            CidrBlock = "10.254.0.0/16",
            TagSpecifications = [new() { ResourceType = "vpc", Tags = [new() { Key = "farshore:drill", Value = "drill-1" }] }],
        }, default);
        await Secondary.SendAsync(Ec2Api.CreateSubnet, new()
        {
            VpcId = made.Vpc!.VpcId!, CidrBlock = "10.254.0.0/20",
            TagSpecifications = [new() { ResourceType = "subnet", Tags = [new() { Key = "farshore:drill", Value = "drill-1" }] }],
        }, default);
    }, CheckVerdict.Warning);

    [Fact]
    public async Task A_quota_that_is_used_up()
    {
        workload.Require();
        List<string> made = [];
        var most = (await Secondary.SendAsync(
            ServiceQuotasApi.GetServiceQuota, new() { ServiceCode = "vpc", QuotaCode = "L-F678F1CE" }, default)).Quota!.Value!.Value;

        await workload.BreaksAndMendsAsync("quotas", "secondary", async () =>
        {
            var used = (await Secondary.SendAsync(Ec2Api.DescribeVpcs, new(), default)).Vpcs!.Count;
            for (var number = used; number < most; number++)
                made.Add((await Secondary.SendAsync(Ec2Api.CreateVpc, new() { CidrBlock = "10.1.0.0/16" }, default)).Vpc!.VpcId!);
        });

        foreach (var vpc in made) await Secondary.SendAsync(Ec2Api.DeleteVpc, new() { VpcId = vpc }, default);
    }

    [Fact]
    public Task A_replicas_policy_that_names_the_primary() => workload.BreaksAndMendsAsync("primary-strings", "media", () =>
        workload.Secondary.S3.PutBucketPolicyAsync(new PutBucketPolicyRequest
        {
            BucketName = CheckedWorkload.Replica,
            Policy = $$$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject",
                 "Resource":"arn:aws:s3:::{{{CheckedWorkload.Replica}}}/private/*",
                 "Condition":{"StringNotEquals":{"aws:RequestedRegion":"us-east-1"} } } ]}
                """,
        }), CheckVerdict.Warning);

    [Fact]
    public async Task User_data_that_names_the_primary()
    {
        workload.Require();
        await Primary.SendAsync(Ec2Api.ModifyInstanceAttribute, new()
        {
            InstanceId = workload.Machine, UserData =
                new() { Value = "#!/bin/sh\nqueue=https://sqs.us-east-1.amazonaws.com/1/orders\n"u8.ToArray() },
        }, default);

        var finding = (await workload.CheckAsync("primary-strings")).Single(finding => finding.Resource == "web");
        var mapped = workload.PlanText + "network: { mapping: { sqs.us-east-1.amazonaws.com: sqs.us-west-2.amazonaws.com } }\n";

        Assert.Equal(CheckVerdict.Warning, finding.Verdict);
        Assert.Contains("user data, line 2", finding.Found, StringComparison.Ordinal);
        Assert.Contains("mapping", finding.Remedy, StringComparison.Ordinal);
        Assert.All((await workload.CheckAsync("primary-strings", mapped)).Where(one => one.Resource == "web"),
            one => Assert.Equal(CheckVerdict.Ok, one.Verdict));
    }

    [Fact]
    public async Task A_default_network_that_somebody_took_away()
    {
        workload.Require();
        var subnets = (await Secondary.SendAsync(Ec2Api.DescribeSubnets, new(), default)).Subnets!.Where(one => one.DefaultForAz == true);
        foreach (var subnet in subnets) await Secondary.SendAsync(Ec2Api.DeleteSubnet, new() { SubnetId = subnet.SubnetId! }, default);

        await workload.SeesAndTellsAsync("default-network", "web", workload.PlanText, _ => workload.PlanText);
        await workload.SeesAndTellsAsync("default-network", "orders", workload.PlanText, _ => workload.PlanText);
    }

    [Fact]
    public async Task No_recovery_set()
    {
        workload.Require();

        await workload.SeesAndTellsAsync("recovery-point", "orders", workload.PlanText, _ => workload.PlanText);

        Assert.All(await workload.CheckAsync("recovery-point"), finding => Assert.Equal(CheckVerdict.Ok, finding.Verdict));
    }
}
