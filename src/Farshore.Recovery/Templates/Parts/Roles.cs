using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>The roles that AWS Backup and S3 act as. One that the plan names by ARN is the user's: the template only speaks of
/// it.</summary>
static class Roles
{
    const string Managed = "arn:${AWS::Partition}:iam::aws:policy/service-role/";

    /// <summary>What a role of AWS Backup may do where it gets no policy of AWS's.</summary>
    static readonly string[] Backups =
    [
        "ec2:CreateImage", "ec2:CreateSnapshot", "ec2:CreateSnapshots", "ec2:CreateTags", "ec2:CopyImage", "ec2:CopySnapshot",
        "ec2:DescribeImages", "ec2:DescribeInstanceAttribute", "ec2:DescribeInstanceCreditSpecifications", "ec2:DescribeInstances",
        "ec2:DescribeNetworkInterfaces", "ec2:DescribeElasticGpus", "ec2:DescribeSpotInstanceRequests", "ec2:DescribeSnapshots",
        "ec2:DescribeTags", "ec2:DescribeVolumes", "ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute", "rds:AddTagsToResource",
        "rds:CopyDBSnapshot", "rds:CreateDBSnapshot", "rds:DescribeDBInstances", "rds:DescribeDBSnapshots", "rds:ListTagsForResource",
        "rds:ModifyDBInstance", "rds:ModifyDBSnapshotAttribute", "tag:GetResources", "backup:CopyIntoBackupVault",
        "backup:DescribeBackupVault", "backup:StartCopyJob", "kms:DescribeKey",
    ];

    static readonly string[] Restores =
    [
        "ec2:AttachVolume", "ec2:CreateVolume", "ec2:DescribeAccountAttributes", "ec2:DescribeAddresses",
        "ec2:DescribeAvailabilityZones", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
        "ec2:DescribeInstanceTypes", "ec2:DescribeInternetGateways", "ec2:RunInstances", "rds:DescribeDBSubnetGroups",
        "rds:RestoreDBInstanceFromDBSnapshot",
    ];

    static readonly string[] Deletions = ["ec2:DeleteSnapshot", "ec2:DeregisterImage", "rds:DeleteDBSnapshot"];

    public static bool IsOwn(string role) => !Arn.TryParse(role, out _);

    /// <summary>A role's ARN by the plan's word for it.</summary>
    /// <param name="role">Name or ARN.</param>
    /// <param name="path">Path of a role that Farshore makes, with its slash; empty for none.</param>
    /// <param name="account">Another account that it is in; null for the stack's own.</param>
    public static JsonNode ArnOf(string role, string path = "", string? account = null) => IsOwn(role)
        ? Fn.Sub($"arn:${{AWS::Partition}}:iam::{account ?? "${AWS::AccountId}"}:role/{path}{role}") : role;

    /// <returns>ARN of the role.</returns>
    public static JsonNode AddBackup(TemplateDraft draft, Plan plan, TemplateChoices choices, string existing)
    {
        if (!IsOwn(plan.Roles.Backup)) return plan.Roles.Backup;
        var makes = draft.Makes(TemplateThings.BackupRole, choices.Existing.Contains(existing),
            "Make the role that AWS Backup acts as; false where it is there already.");
        draft.Parameter("BackupRoleName", plan.Roles.Backup, "Name of that role, as the plan's 'roles' has it.");
        draft.Choice("BackupRolePolicies", "managed",
            "What it may do: AWS's own policies for AWS Backup, or a stricter one for machines and databases alone.", "managed", "strict");
        draft.Condition("IsStrict", Fn.Is("BackupRolePolicies", "strict"));
        draft.Parameter("PassedRoles", string.Join(',', choices.PassedRoles),
            "ARNs of the roles of restored machines' instance profiles, which it must be able to pass on.", "CommaDelimitedList");
        draft.Condition("PassesRoles", Fn.AnyIn("PassedRoles"));
        draft.Resource(TemplateThings.BackupRole, "AWS::IAM::Role", new()
        {
            ["RoleName"] = Fn.Ref("BackupRoleName"),
            ["Path"] = "/service-role/",
            ["Description"] = $"AWS Backup acts as this role for Farshore's plan {plan.Name}",
            ["AssumeRolePolicyDocument"] = Trust("backup.amazonaws.com"),
            ["ManagedPolicyArns"] = Fn.If("IsStrict", Fn.Ref("AWS::NoValue"), Fn.List(
                Fn.Sub(Managed + "AWSBackupServiceRolePolicyForBackup"), Fn.Sub(Managed + "AWSBackupServiceRolePolicyForRestores"))),
            ["Policies"] = Fn.List(
                Fn.If("IsStrict", Policy("farshore-backup", Strict())),
                Fn.If("PassesRoles", Policy("farshore-pass-roles", Fn.List(Pass())))),
        }, new(makes));
        var arn = Fn.If(makes, Fn.GetAtt(TemplateThings.BackupRole, "Arn"),
            Fn.Sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/service-role/${BackupRoleName}"));
        draft.Output("BackupRoleArn", "ARN of the role that AWS Backup acts as.", arn.DeepClone());
        return arn;
    }

    /// <summary>Replicates exactly from the plan's buckets to their replicas.</summary>
    /// <returns>ARN of the role.</returns>
    public static JsonNode AddReplication(TemplateDraft draft, Plan plan, TemplateChoices choices)
    {
        if (!IsOwn(plan.Roles.Replication)) return plan.Roles.Replication;
        var makes = draft.Makes(TemplateThings.ReplicationRole, choices.Existing.Contains(TemplateThings.ReplicationRole),
            "Make the role that S3 replicates as; false where it is there already.");
        draft.Parameter("ReplicationRoleName", plan.Roles.Replication, "Name of that role, as the plan's 'roles' has it.");
        JsonArray statements = Fn.List(
            Allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], plan.Buckets.Select(bucket => bucket.Bucket)),
            Allow(["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging", "s3:GetObjectRetention",
                "s3:GetObjectLegalHold"], plan.Buckets.Select(bucket => bucket.Bucket + "/*")),
            Allow(["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags",
                .. Accounts.Two(plan) is null ? (string[])[] : ["s3:ObjectOwnerOverrideToBucketOwner"]],
                plan.Buckets.Select(bucket => bucket.Replica + "/*")));
        draft.Resource(TemplateThings.ReplicationRole, "AWS::IAM::Role", new()
        {
            ["RoleName"] = Fn.Ref("ReplicationRoleName"),
            ["Description"] = $"S3 replicates as this role for Farshore's plan {plan.Name}",
            ["AssumeRolePolicyDocument"] = Trust("s3.amazonaws.com"),
            ["Policies"] = Fn.List(Policy("farshore", statements)),
        }, new(makes));
        var arn = Fn.If(makes, Fn.GetAtt(TemplateThings.ReplicationRole, "Arn"),
            Fn.Sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${ReplicationRoleName}"));
        draft.Output("ReplicationRoleArn", "ARN of the role that S3 replicates as.", arn.DeepClone());
        return arn;
    }

    public static JsonObject Trust(string service) => Document(Fn.List(new JsonObject
    {
        ["Effect"] = "Allow", ["Principal"] = new JsonObject { ["Service"] = service }, ["Action"] = "sts:AssumeRole",
    }));

    public static JsonObject Policy(string name, JsonArray statements) =>
        new() { ["PolicyName"] = name, ["PolicyDocument"] = Document(statements) };

    public static JsonObject Document(JsonArray statements) => new() { ["Version"] = "2012-10-17", ["Statement"] = statements };

    static JsonNode Allow(IEnumerable<string> actions, IEnumerable<string> names) => new JsonObject
    {
        ["Effect"] = "Allow",
        ["Action"] = Fn.Texts(actions),
        ["Resource"] = Fn.List([.. names.Select(name => Fn.Sub($"arn:${{AWS::Partition}}:s3:::{name}"))]),
    };

    static JsonObject Pass() => new()
    {
        ["Effect"] = "Allow",
        ["Action"] = "iam:PassRole",
        ["Resource"] = Fn.Ref("PassedRoles"),
        ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["iam:PassedToService"] = "ec2.amazonaws.com" } },
    };

    static JsonArray Strict() => Fn.List(
        new JsonObject { ["Effect"] = "Allow", ["Action"] = Fn.Texts(Backups), ["Resource"] = "*" },
        new JsonObject { ["Effect"] = "Allow", ["Action"] = Fn.Texts(Restores), ["Resource"] = "*" },
        new JsonObject
        {
            ["Effect"] = "Allow",
            ["Action"] = Fn.Texts(Deletions),
            ["Resource"] = "*",
            ["Condition"] = new JsonObject { ["Null"] = new JsonObject { ["aws:ResourceTag/aws:backup:source-resource"] = "false" } },
        },
        new JsonObject
        {
            ["Effect"] = "Allow",
            ["Action"] = Fn.Texts(
                ["kms:CreateGrant", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncrypt*"]),
            ["Resource"] = "*",
            ["Condition"] = new JsonObject
            {
                ["StringLike"] = new JsonObject { ["kms:ViaService"] = Fn.Texts(["ec2.*.amazonaws.com", "rds.*.amazonaws.com"]) },
            },
        });
}
