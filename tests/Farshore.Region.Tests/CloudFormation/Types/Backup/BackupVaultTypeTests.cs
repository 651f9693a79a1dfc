using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.CloudFormation.Types;
using Farshore.Region.CloudFormation.Types.Backup;
using Farshore.Region.Tests.Rds;

namespace Farshore.Region.Tests.CloudFormation.Types.Backup;

public sealed class BackupVaultTypeTests : IAsyncLifetime
{
    static readonly CancellationToken Cancelled = TestContext.Current.CancellationToken;
    readonly BackupVaultType type = new();
    RdsInFolder region = null!;
    ResourceWork work = null!;

    public async ValueTask InitializeAsync()
    {
        region = await RdsInFolder.StartAsync();
        work = new(region.Client, "arn:aws:cloudformation:us-east-1:000000000000:stack/shop/1", "shop", "Vault",
            "0123456789abcdef0123456789abcdef", new Dictionary<string, string> { ["app"] = "shop" }, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => region.DisposeAsync();

    [Fact]
    public async Task Makes_a_vault_once_changes_it_tells_it_and_removes_it()
    {
        var wanted = Properties("""
            {"BackupVaultName":"safe","BackupVaultTags":{"team":"data"},"LockConfiguration":{"MinRetentionDays":"7","MaxRetentionDays":30},
             "Notifications":{"SNSTopicArn":"arn:aws:sns:us-east-1:000000000000:told","BackupVaultEvents":["BACKUP_JOB_FAILED"]},
             "AccessPolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"backup:DeleteRecoveryPoint",
              "Resource":"*"}]}}
            """);

        var made = await type.CreateAsync(work, wanted, Cancelled);
        var again = await type.CreateAsync(work, wanted, Cancelled);
        var read = await type.ReadAsync(work, made.Id, wanted, Cancelled);
        await type.UpdateAsync(work, made.Id, wanted, Properties("""{"BackupVaultName":"safe"}"""), Cancelled);
        var bare = await type.ReadAsync(work, made.Id, Properties("""{"BackupVaultName":"safe"}"""), Cancelled);
        var tags = await region.SendAsync(BackupApi.ListTags, new() { ResourceArn = made.Attributes["BackupVaultArn"]!.ToString() });
        await type.DeleteAsync(work, made.Id, wanted, Cancelled);
        await type.DeleteAsync(work, made.Id, wanted, Cancelled);

        Assert.Equal(("safe", "safe"), (made.Id, again.Id));
        Assert.Equal("data", read!["BackupVaultTags"]!["team"]!.ToString());
        Assert.Equal("7", read["LockConfiguration"]!["MinRetentionDays"]!.ToString());
        Assert.True(JsonNode.DeepEquals(wanted.Values["AccessPolicy"], read["AccessPolicy"]));
        Assert.True(JsonNode.DeepEquals(wanted.Values["Notifications"], read["Notifications"]));
        Assert.Equal("""{"BackupVaultName":"safe"}""", bare!.ToJsonString());
        Assert.Equal(["app", "aws:cloudformation:logical-id", "aws:cloudformation:stack-id", "aws:cloudformation:stack-name"],
            tags.Tags!.Keys.Order(StringComparer.Ordinal));
        Assert.Null(await type.ReadAsync(work, made.Id, wanted, Cancelled));
    }

    [Fact]
    public async Task Never_takes_over_a_vault_that_was_there_and_names_the_one_that_could_not_be_finished()
    {
        await region.SendAsync(BackupApi.CreateBackupVault, new() { BackupVaultName = "theirs" });

        var taken = await Assert.ThrowsAsync<AwsException>(
            () => type.CreateAsync(work, Properties("""{"BackupVaultName":"theirs"}"""), Cancelled));
        string? told = null;
        var refused = await Assert.ThrowsAsync<AwsException>(() => type.CreateAsync(
            work with { HasMade = id => Task.FromResult(told = id) },
            Properties("""{"BackupVaultName":"half","LockConfiguration":{"MinRetentionDays":9,"MaxRetentionDays":3}}"""), Cancelled));

        Assert.Equal(("AlreadyExistsException", "InvalidParameterValueException"), (taken.Code, refused.Code));
        Assert.Equal("half", told);
    }

    static ResourceProperties Properties(string json) => new(JsonNode.Parse(json)!.AsObject());
}
