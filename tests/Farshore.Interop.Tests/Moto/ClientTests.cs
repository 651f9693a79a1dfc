using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.S3.Model;
using Amazon.SecurityToken.Model;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Iam;
using Farshore.Aws.Rds;

namespace Farshore.Interop.Tests.Moto;

/// <summary>Our client against an AWS that others wrote, so that we do not only talk to ourselves. Skipped where moto is not
/// installed.</summary>
public sealed class ClientTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_protocol_and_every_client_is_understood()
    {
        if (MotoServer.Program is not { } program)
        {
            Assert.Skip("moto_server is not on PATH (pip install 'moto[server]')");
            return;
        }

        await using var moto = await MotoServer.StartAsync(program);
        using AwsClients clients = new(TimeProvider.System, _ => null);
        ClientSettings settings = new("us-west-2")
        {
            Endpoint = moto.Endpoint, Credentials = new BasicAWSCredentials("AKIAMOTO", "secret"),
        };
        var client = clients.For(settings);

        // restJson1, and an ARN in a path
        var vault = await client.SendAsync(BackupApi.CreateBackupVault, new() { BackupVaultName = "farshore" }, default);
        var described = await client.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = "farshore" }, default);
        Assert.Equal(vault.BackupVaultArn, described.BackupVaultArn);
        Assert.StartsWith("arn:aws:backup:us-west-2:", vault.BackupVaultArn, StringComparison.Ordinal);
        var missing = await Assert.ThrowsAsync<AwsException>(() =>
            client.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = "missing" }, default));
        Assert.Equal("ResourceNotFoundException", missing.Code);

        // ec2Query, with a list and a filter
        var vpcs = await client.SendAsync(
            Ec2Api.DescribeVpcs, new() { Filters = [new() { Name = "is-default", Values = ["true"] }] }, default);
        Assert.Equal("172.31.0.0/16", Assert.Single(vpcs.Vpcs!).CidrBlock);
        var unknown = await Assert.ThrowsAsync<AwsException>(() =>
            client.SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = ["i-0123456789abcdef0"] }, default));
        Assert.Equal("InvalidInstanceID.NotFound", unknown.Code);

        // awsQuery
        var made = await client.SendAsync(RdsApi.CreateDBInstance, new()
        {
            DBInstanceIdentifier = "orders", Engine = "postgres", DBInstanceClass = "db.t4g.micro", AllocatedStorage = 20,
            MasterUsername = "shop", MasterUserPassword = "secret-99", Tags = [new() { Key = "app", Value = "shop" }],
        }, default);
        Assert.Equal("orders", made.DBInstance!.DBInstanceIdentifier);
        var databases = await client.SendAsync(RdsApi.DescribeDBInstances, new(), default);
        Assert.Equal("shop", Assert.Single(databases.DBInstances!).MasterUsername);

        // awsQuery, global
        var role = await client.SendAsync(IamApi.CreateRole, new() { RoleName = "backup", AssumeRolePolicyDocument = "{}" }, default);
        Assert.Equal("backup", role.Role!.RoleName);

        // AWS's own packages through the same door
        var s3 = clients.S3(settings);
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = "shop-media", BucketRegionName = "us-west-2" });
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "shop-media", Key = "a b/ü+.txt", ContentBody = "hello" });
        using StreamReader reader = new((await s3.GetObjectAsync("shop-media", "a b/ü+.txt")).ResponseStream);
        Assert.Equal("hello", await reader.ReadToEndAsync());
        var key = await clients.Kms(settings).CreateKeyAsync(new CreateKeyRequest());
        Assert.StartsWith("arn:aws:kms:us-west-2:", key.KeyMetadata.Arn, StringComparison.Ordinal);
        Assert.Equal("123456789012", (await clients.Sts(settings).GetCallerIdentityAsync(new GetCallerIdentityRequest())).Account);

        output.WriteLine("moto: restJson1, ec2Query, awsQuery, S3, KMS and STS understood");
    }
}
