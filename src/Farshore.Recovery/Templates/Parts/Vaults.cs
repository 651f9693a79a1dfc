using System.Globalization;
using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>A backup vault: who may put into it and take from it, and how long nobody may.</summary>
static class Vaults
{
    const string Makes = $"Makes{TemplateThings.Vault}";

    static readonly string[] Takings =
    [
        "backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:DisassociateRecoveryPoint",
        "backup:DeleteBackupVaultAccessPolicy", "backup:PutBackupVaultAccessPolicy", "backup:DeleteBackupVault",
    ];

    /// <param name="draft">Where it goes.</param>
    /// <param name="plan">Whose it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="makes">The condition under which the stack makes it.</param>
    /// <param name="key">The key's ARN; null for AWS's own.</param>
    /// <param name="copiesFrom">Another account that copies into it; null for none.</param>
    public static void AddTo(TemplateDraft draft, Plan plan, string name, string makes, JsonNode? key, string? copiesFrom)
    {
        draft.Parameter("VaultName", name, "Name of the backup vault; the plan's 'vaults' says the same.",
            pattern: "^[A-Za-z0-9_-]{2,50}$");
        AddLock(draft, plan);
        draft.Switch("DenyDeletion", "DeniesDeletion", false,
            "Let nobody but DeletionPrincipals delete recovery points or the vault, whatever their own policies allow.");
        draft.Parameter("DeletionPrincipals", "",
            "ARNs, with * where any will do, that may delete in spite of DenyDeletion; whoever runs farshore backup prunes old recovery "
            + "points, so name them. None: the operator role alone.", "CommaDelimitedList");
        draft.Condition("HasDeletionPrincipals", Fn.AnyIn("DeletionPrincipals"));
        JsonObject properties = new() { ["BackupVaultName"] = Fn.Ref("VaultName") };
        if (key is not null) properties["EncryptionKeyArn"] = key;
        properties["AccessPolicy"] = AccessPolicy(copiesFrom);
        properties["LockConfiguration"] = Lock();
        draft.Resource("Vault", "AWS::Backup::BackupVault", properties, new(makes, Stays: true),
            "Recovery points outlive this stack: what is in the vault stays when the stack goes.");
        draft.Output("VaultArn", "ARN of the backup vault.", Arn());
    }

    /// <summary>The vault's name, so that what names it waits for the stack to make it.</summary>
    public static JsonNode Name() => Fn.If(Makes, Fn.Ref(TemplateThings.Vault), Fn.Ref("VaultName"));

    public static JsonNode Arn() => Fn.If(Makes, Fn.GetAtt(TemplateThings.Vault, "BackupVaultArn"),
        Fn.Sub("arn:${AWS::Partition}:backup:${AWS::Region}:${AWS::AccountId}:backup-vault:${VaultName}"));

    static void AddLock(TemplateDraft draft, Plan plan)
    {
        draft.Choice("VaultLock", "none",
            "Lock the vault: nobody deletes a recovery point before LockMinDays. A governance lock can be lifted by whoever may; a "
            + "compliance lock by nobody, once LockGraceDays are over.", "none", "governance", "compliance");
        draft.Parameter("LockMinDays", Math.Max(plan.Retention.Daily, 1).ToString(CultureInfo.InvariantCulture),
            "Days a locked vault keeps every recovery point at least; the plan's retention must not drop one sooner.", "Number", least: 1);
        draft.Parameter("LockGraceDays", "3", "Days in which a compliance lock can still be taken back.", "Number", least: 3);
        draft.Condition("IsLocked", Fn.IsNot("VaultLock", "none"));
        draft.Condition("IsLockedForGood", Fn.Is("VaultLock", "compliance"));
    }

    // Farshore's own recovery points have no lifecycle: a greatest retention would refuse them.
    static JsonNode Lock() => Fn.If("IsLocked", new JsonObject
    {
        ["MinRetentionDays"] = Fn.Ref("LockMinDays"),
        ["ChangeableForDays"] = Fn.If("IsLockedForGood", Fn.Ref("LockGraceDays")),
    });

    static JsonNode AccessPolicy(string? copiesFrom)
    {
        JsonObject deny = new()
        {
            ["Sid"] = "NobodyElseDeletes",
            ["Effect"] = "Deny",
            ["Principal"] = new JsonObject { ["AWS"] = "*" },
            ["Action"] = Fn.Texts(Takings),
            ["Resource"] = "*",
            ["Condition"] = new JsonObject
            {
                ["ArnNotLike"] = new JsonObject
                {
                    ["aws:PrincipalArn"] = Fn.If("HasDeletionPrincipals", Fn.Ref("DeletionPrincipals"), Operators.Arn()),
                },
            },
        };
        if (copiesFrom is null) return Fn.If("DeniesDeletion", Document(deny));
        JsonObject allow = new()
        {
            ["Sid"] = "CopiesOfTheOtherAccount",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = Fn.Sub($"arn:${{AWS::Partition}}:iam::{copiesFrom}:root") },
            ["Action"] = "backup:CopyIntoBackupVault",
            ["Resource"] = "*",
        };
        return Document(allow, Fn.If("DeniesDeletion", deny));
    }

    static JsonObject Document(params JsonNode[] statements) => new() { ["Version"] = "2012-10-17", ["Statement"] = Fn.List(statements) };
}
