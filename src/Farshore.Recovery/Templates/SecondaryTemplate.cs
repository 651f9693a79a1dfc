using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Templates.Building;
using Farshore.Recovery.Templates.Parts;

namespace Farshore.Recovery.Templates;

/// <summary>What must stand where the workload is rebuilt: the vault and its key, the ledger, the replicas.</summary>
static class SecondaryTemplate
{
    public static PlanTemplate Of(Plan plan, TemplateChoices choices)
    {
        var draft = new TemplateDraft(Side.Secondary,
            $"Farshore, plan {plan.Name}: what a recovery in {plan.Secondary.Region} stands on. Deploy it before the primary's.", choices);
        if (Accounts.NeedVaults(plan) || Accounts.Two(plan) is not null) Operators.AddName(draft, plan, plan.Secondary);
        if (Accounts.Two(plan) is not null)
        {
            Operators.AddTo(draft, plan, plan.Secondary,
                choices.Existing.Contains(TemplateThings.On(Side.Secondary, TemplateThings.OperatorRole)));
        }

        draft.Group("Ledger and replicas");
        draft.Switch("TlsOnly", "IsTlsOnly", !choices.WithoutTls, "Refuse whoever reaches the buckets without TLS.");
        AddLedger(draft, plan, choices);
        foreach (var bucket in plan.Buckets) Replicas.AddTo(draft, plan, choices, bucket);
        if (Accounts.NeedVaults(plan)) AddVault(draft, plan, choices);
        return draft.ToTemplate(plan, plan.Secondary);
    }

    static void AddLedger(TemplateDraft draft, Plan plan, TemplateChoices choices)
    {
        var makes = draft.Makes(TemplateThings.Ledger, choices.Existing.Contains(TemplateThings.Ledger),
            "Make the ledger's bucket; false where it is there already.");
        draft.Parameter("LedgerName", plan.Ledger, "Bucket for the record of recovery sets, as the plan's 'ledger' has it.",
            pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$");
        draft.Parameter("LedgerEarlierDays", "90", "Days until an overwritten or deleted record goes for good.", "Number", least: 1);
        new Buckets(TemplateThings.Ledger, Fn.Ref("LedgerName"), makes) { NoncurrentDays = Fn.Ref("LedgerEarlierDays") }
            .AddTo(draft, "A recovery begins with the ledger and needs nothing that lives elsewhere.");
        draft.Output("LedgerArn", "ARN of the ledger.", Fn.Sub("arn:${AWS::Partition}:s3:::${LedgerName}"));
    }

    static void AddVault(TemplateDraft draft, Plan plan, TemplateChoices choices)
    {
        draft.Group("Vault");
        var makes = draft.Makes(TemplateThings.Vault,
            choices.Existing.Contains(TemplateThings.On(Side.Secondary, TemplateThings.Vault)),
            "Make the backup vault; false where it is there already.");
        var key = VaultKeys.AddTo(draft, plan, choices);
        Vaults.AddTo(draft, plan, plan.Vaults.Secondary, makes, key, Accounts.Two(plan)?.Primary);
        // In an account of its own the secondary has its own role of AWS Backup; in the same account the primary's stack makes it.
        if (Accounts.Two(plan) is not null)
        {
            Roles.AddBackup(draft, plan, choices, TemplateThings.On(Side.Secondary, TemplateThings.BackupRole));
        }

        RestoreTests.AddTo(draft, plan);
        News.AddTo(draft, plan, plan.Secondary);
        News.AddRule(draft, plan, plan.Secondary, ("RestoresFailRule", "A restore, or a test of one, did not end well."),
            "Restore Job State Change", new() { ["status"] = Fn.Texts(["FAILED", "ABORTED"]) });
    }
}
