using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Hosting;
using Farshore.Region.Partitions;
using Farshore.Region.Storage;

namespace Farshore.Region.Iam;

/// <summary>The account's roles and instance profiles, global as on AWS: what the IAM API manages and what other services name.</summary>
public sealed class IamRoles(RegionContext region)
{
    const string BackupRole = "AWSBackupDefaultServiceRole";

    const string BackupTrust = """
        {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    readonly Table<Seeded> seeded = new(region.Partition.Database, "iam_seeded", IamRecordShapes.Default.Seeded);

    public Table<StoredRole> Roles { get; } = new(region.Partition.Database, "iam_roles", IamRecordShapes.Default.StoredRole);

    public Table<StoredProfile> Profiles { get; } =
        new(region.Partition.Database, "iam_instance_profiles", IamRecordShapes.Default.StoredProfile);

    /// <summary>The role of an ARN, or null where there is none.</summary>
    public StoredRole? FindByArn(string arn) =>
        Arn.TryParse(arn, out var parsed) && parsed is { Service: "iam", Type: "role" }
            && Roles.Find(parsed.Resource.Split('/')[^1]) is { } role && role.Role.Arn == arn
            ? role
            : null;

    /// <summary>By the account and name that a session tells, or null where there is none.</summary>
    public StoredRole? FindByName(string account, string name) =>
        Roles.Find(name) is { } role && Arn.Parse(role.Role.Arn).Account == account ? role : null;

    /// <summary>Whether a role exists and its trust policy lets a service take it on, e.g. <c>backup.amazonaws.com</c>.</summary>
    public bool CanBeAssumedBy(string roleArn, string service) =>
        FindByArn(roleArn) is { } role && TrustPolicy.Allows(role.Role.AssumeRolePolicyDocument!, new(Service: service));

    /// <summary>A role not yet kept.</summary>
    public Role New(string path, string name, string trust) => new()
    {
        Path = path,
        RoleName = name,
        RoleId = NewId("AROA"),
        Arn = ArnOf("role", path, name),
        CreateDate = Seconds(region.Time.GetUtcNow()),
        AssumeRolePolicyDocument = trust,
        MaxSessionDuration = 3600,
    };

    /// <summary>Gives a new partition what a fresh AWS account has once the Backup console was opened in it.</summary>
    public Task SeedAsync(CancellationToken cancellationToken) => region.Partition.Database.WriteAsync(connection =>
    {
        if (seeded.Find(connection, BackupRole) is not null) return;
        seeded.Put(connection, BackupRole, new(region.Time.GetUtcNow()));
        Roles.Put(connection, BackupRole, new()
        {
            Role = New("/service-role/", BackupRole, BackupTrust) with
            {
                Description = "Provides AWS Backup permission to create backups and perform restores on your behalf across AWS services",
            },
            Attached =
            [
                "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
                "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
            ],
        });
    }, cancellationToken);

    public static string ArnOf(string type, string path, string name) => ArnOf(Partition.Account, type, path, name);

    public static string ArnOf(string account, string type, string path, string name) =>
        new Arn("iam", "", account, $"{type}{path}{name}").ToString();

    public static string NewId(string prefix) => prefix + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 17);

    /// <summary>IAM tells times to the second.</summary>
    public static DateTimeOffset Seconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
