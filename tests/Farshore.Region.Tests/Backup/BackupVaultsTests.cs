using Farshore.Aws.Backup;
using Farshore.Aws.Kms;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Rds;

namespace Farshore.Region.Tests.Backup;

public sealed class BackupVaultsTests : IAsyncLifetime
{
    RdsInFolder region = null!;

    public async ValueTask InitializeAsync() => region = await RdsInFolder.StartAsync();

    public ValueTask DisposeAsync() => region.DisposeAsync();

    [Fact]
    public async Task The_default_vault_is_there_with_the_key_of_aws()
    {
        var found = Assert.Single((await region.SendAsync(BackupApi.ListBackupVaults, new())).BackupVaultList!);

        Assert.Equal(("Default", "AWS_OWNED_KMS_KEY", 0L), (found.BackupVaultName, found.EncryptionKeyType, found.NumberOfRecoveryPoints));
    }

    [Fact]
    public async Task A_vault_is_made_once_for_a_request_and_refused_to_another()
    {
        var key = (await region.SendAsync(KmsApi.CreateKey, new())).KeyMetadata!.Arn!;
        var input = new CreateBackupVaultInput { BackupVaultName = "safe", EncryptionKeyArn = key, CreatorRequestId = "run-1" };

        var made = await region.SendAsync(BackupApi.CreateBackupVault, input);
        var again = await region.SendAsync(BackupApi.CreateBackupVault, input);
        var refusal = await region.SendAsync(BackupApi.CreateBackupVault, input with { CreatorRequestId = null }).RefusedAsync(
            "AlreadyExistsException");
        var shown = await region.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = "safe" });

        Assert.Equal(made.CreationDate, again.CreationDate);
        Assert.Contains("already exists", refusal.Message);
        Assert.Equal((key, "CUSTOMER_MANAGED_KMS_KEY"), (shown.EncryptionKeyArn, shown.EncryptionKeyType));
        await region.SendAsync(BackupApi.CreateBackupVault, input with { BackupVaultName = "x" }).RefusedAsync(
            "InvalidParameterValueException");
        await region.SendAsync(BackupApi.CreateBackupVault, input with { BackupVaultName = "other", EncryptionKeyArn = key + "x" })
            .RefusedAsync("InvalidParameterValueException");
        await region.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = "none" }).RefusedAsync("ResourceNotFoundException");
    }

    [Fact]
    public async Task Lists_go_on_where_the_page_before_ended()
    {
        foreach (var name in new[] { "aa", "bb", "cc" }) await region
            .SendAsync(BackupApi.CreateBackupVault, new() { BackupVaultName = name });

        var first = await region.SendAsync(BackupApi.ListBackupVaults, new() { MaxResults = 3 });
        var rest = await region.SendAsync(BackupApi.ListBackupVaults, new() { MaxResults = 3, NextToken = first.NextToken });

        Assert.Equal(["Default", "aa", "bb"], first.BackupVaultList!.Select(vault => vault.BackupVaultName!));
        Assert.Equal(["cc"], rest.BackupVaultList!.Select(vault => vault.BackupVaultName!));
        Assert.Null(rest.NextToken);
        await region.SendAsync(BackupApi.ListBackupVaults, new() { NextToken = "?" }).RefusedAsync("InvalidParameterValueException");
    }

    [Fact]
    public async Task A_type_that_is_opted_out_gets_no_jobs()
    {
        await region.SendAsync(
            BackupApi.UpdateRegionSettings, new() { ResourceTypeOptInPreference = new Dictionary<string, bool> { ["RDS"] = false } });

        var refusal = await region.SendAsync(BackupApi.StartBackupJob, new()
        {
            BackupVaultName = "Default", ResourceArn = "arn:aws:rds:us-east-1:000000000000:db:orders", IamRoleArn = RdsInFolder.BackupRole,
        }).RefusedAsync("InvalidRequestException");

        Assert.Contains("not opted in", refusal.Message);
        Assert.False((await region.SendAsync(BackupApi.DescribeRegionSettings, new())).ResourceTypeOptInPreference!["RDS"]);
        await region.SendAsync(
            BackupApi.UpdateRegionSettings, new() { ResourceTypeOptInPreference = new Dictionary<string, bool> { ["Moon"] = true } })
            .RefusedAsync("InvalidParameterValueException");
    }
}
