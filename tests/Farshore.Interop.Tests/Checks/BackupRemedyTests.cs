using Amazon.KeyManagementService.Model;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Iam;
using Farshore.Aws.Rds;
using Farshore.Recovery.Checks;

namespace Farshore.Interop.Tests.Checks;

/// <summary>Checks of what backups need, each broken and mended by the remedy it gives.</summary>
[Collection(nameof(CheckedWorkload))]
public sealed class BackupRemedyTests(CheckedWorkload workload)
{
    const string Role = "AWSBackupDefaultServiceRole";

    IAwsClient Primary => workload.Primary.Aws;

    IAwsClient Secondary => workload.Secondary.Aws;

    [Fact]
    public Task A_backup_role_without_policies() => workload.BreaksAndMendsAsync("backup-role", "plan", async () =>
    {
        foreach (var policy in (string[])["AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForRestores"])
            await Primary.SendAsync(IamApi.DetachRolePolicy,
                new() { RoleName = Role, PolicyArn = $"arn:aws:iam::aws:policy/service-role/{policy}" }, default);
    });

    [Fact]
    public Task A_backup_role_that_AWS_Backup_may_not_take_on() => workload.BreaksAndMendsAsync("backup-role", "plan", () =>
        Primary.SendAsync(IamApi.UpdateAssumeRolePolicy, new()
        {
            RoleName = Role,
            PolicyDocument = """
                {"Version":"2012-10-17",
                 "Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
                """,
        }, default));

    [Fact]
    public async Task A_backup_role_that_may_not_pass_on_the_role_of_a_profile()
    {
        workload.Require();
        await MakeProfileAsync("checked-app");
        var plan = workload.With("{ securityGroups", "{ profile: checked-app, securityGroups");
        const string Restores = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores";
        await Primary.SendAsync(IamApi.DetachRolePolicy, new() { RoleName = Role, PolicyArn = Restores }, default);

        await workload.SeesAndTellsAsync("pass-role", "web", plan, _ => plan);

        await Primary.SendAsync(IamApi.AttachRolePolicy, new() { RoleName = Role, PolicyArn = Restores }, default);
    }

    [Fact]
    public async Task An_instance_profile_that_is_not_there()
    {
        workload.Require();
        var plan = workload.With("{ securityGroups", "{ profile: checked-missing, securityGroups");

        await workload.SeesAndTellsAsync("instance-profile", "web", plan, _ => plan);
    }

    [Fact]
    public Task A_vault_that_is_not_there()
    {
        var plan = workload.With("secondary: checked,", "secondary: made-by-remedy,");
        return workload.WithPlanAsync(plan, () => workload.SeesAndTellsAsync("vault", "secondary", plan, _ => plan));
    }

    [Fact]
    public Task A_vaults_key_that_is_disabled() => workload.BreaksAndMendsAsync("vault-key", "secondary", async () =>
        await workload.Secondary.Kms.DisableKeyAsync(new DisableKeyRequest { KeyId = await KeyAsync() }));

    [Fact]
    public Task A_vaults_key_that_is_about_to_be_deleted() => workload.BreaksAndMendsAsync("vault-key", "secondary", async () =>
        await workload.Secondary.Kms.ScheduleKeyDeletionAsync(
            new ScheduleKeyDeletionRequest { KeyId = await KeyAsync(), PendingWindowInDays = 7 }));

    [Fact]
    public async Task A_vault_that_copies_cannot_go_to()
    {
        workload.Require();
        await Secondary.SendAsync(BackupApi.CreateBackupVault, new() { BackupVaultName = "managed" }, default);
        await File.WriteAllTextAsync(workload.PlanFile, workload.With("secondary: checked,", "secondary: managed,"));

        var broken = (await workload.CheckAsync("vault-key")).Single(finding => finding.Resource == "secondary");
        Assert.Equal(CheckVerdict.Failed, broken.Verdict);
        await workload.ShellAsync(broken.Remedy!);

        Assert.Contains("secondary: managed-cmk,", await File.ReadAllTextAsync(workload.PlanFile), StringComparison.Ordinal);
        Assert.All(await workload.CheckAsync("vault-key"), finding => Assert.Equal(CheckVerdict.Ok, finding.Verdict));
        await File.WriteAllTextAsync(workload.PlanFile, workload.PlanText);
    }

    [Fact]
    public Task A_vaults_lock_that_takes_only_what_expires() => workload.BreaksAndMendsAsync("vault-lock", "secondary", () =>
        Secondary.SendAsync(BackupApi.PutBackupVaultLockConfiguration,
            new() { BackupVaultName = "checked", MinRetentionDays = 1, MaxRetentionDays = 30 }, default));

    [Fact]
    public Task A_vaults_policy_that_denies_copies() => workload.BreaksAndMendsAsync("vault-lock", "secondary", () =>
        Secondary.SendAsync(BackupApi.PutBackupVaultAccessPolicy, new()
        {
            BackupVaultName = "checked",
            Policy = """
                {"Version":"2012-10-17",
                 "Statement":[{"Effect":"Deny","Principal":"*","Action":"backup:CopyIntoBackupVault","Resource":"*"}]}
                """,
        }, default), CheckVerdict.Warning);

    [Fact]
    public Task A_type_that_is_not_opted_in() => workload.BreaksAndMendsAsync("opt-in", "secondary", () =>
        Secondary.SendAsync(BackupApi.UpdateRegionSettings,
            new() { ResourceTypeOptInPreference = new Dictionary<string, bool> { ["RDS"] = false } }, default));

    [Fact]
    public Task A_database_that_is_stopped() => workload.BreaksAndMendsAsync("source", "orders", async () =>
    {
        await Primary.SendAsync(RdsApi.StopDBInstance, new() { DBInstanceIdentifier = CheckedWorkload.Database }, default);
        await workload.UntilDatabaseAsync("stopped");
    });

    [Fact]
    public Task A_machine_with_more_tags_than_a_recovery_point_takes() => workload.BreaksAndMendsAsync("tags", "web", () =>
        Primary.SendAsync(Ec2Api.CreateTags, new()
        {
            Resources = [workload.Machine],
            Tags = [.. Enumerable.Range(0, 50).Select(number => new Aws.Ec2.Tag { Key = $"tag {number:00}", Value = "x" })],
        }, default));

    [Fact]
    public async Task A_backup_window_within_the_hour()
    {
        workload.Require();
        var now = TimeProvider.System.GetUtcNow();
        // Whatever the hour is when the tests run, the windows are not near before one of them is moved there.
        await MoveWindowsAsync(now.AddHours(8), $"{now.AddHours(12):ddd:HH:mm}-{now.AddHours(12.5):ddd:HH:mm}".ToLowerInvariant());
        await workload.BreaksAndMendsAsync("windows", "orders", () => MoveWindowsAsync(now.AddMinutes(20)), CheckVerdict.Warning);
    }

    Task MoveWindowsAsync(DateTimeOffset backup, string? maintenance = null) => Primary.SendAsync(RdsApi.ModifyDBInstance, new()
    {
        DBInstanceIdentifier = CheckedWorkload.Database, ApplyImmediately = true,
        PreferredBackupWindow = $"{backup:HH:mm}-{backup.AddMinutes(30):HH:mm}", PreferredMaintenanceWindow = maintenance,
    }, default);

    async Task<string> KeyAsync() => (await Secondary.SendAsync(
        BackupApi.DescribeBackupVault, new() { BackupVaultName = "checked" }, default)).EncryptionKeyArn!;

    async Task MakeProfileAsync(string name)
    {
        await Primary.SendAsync(IamApi.CreateRole, new()
        {
            RoleName = name,
            AssumeRolePolicyDocument = """
                {"Version":"2012-10-17",
                 "Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
                """,
        }, default);
        await Primary.SendAsync(IamApi.CreateInstanceProfile, new() { InstanceProfileName = name }, default);
        await Primary.SendAsync(IamApi.AddRoleToInstanceProfile, new() { InstanceProfileName = name, RoleName = name }, default);
    }
}
