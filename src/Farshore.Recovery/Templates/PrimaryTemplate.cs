using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Templates.Building;
using Farshore.Recovery.Templates.Parts;

namespace Farshore.Recovery.Templates;

/// <summary>What must stand where the workload runs: the vault, the roles, the backup plan, replication. Roles are global, and are kept
/// here.</summary>
static class PrimaryTemplate
{
    public static PlanTemplate Of(Plan plan, TemplateChoices choices)
    {
        var draft = new TemplateDraft(Side.Primary,
            $"Farshore, plan {plan.Name}: what backups and replication in {plan.Primary.Region} stand on. Deploy it after the secondary's.",
            choices);
        Operators.AddName(draft, plan, plan.Primary);
        Operators.AddTo(draft, plan, plan.Primary, choices.Existing.Contains(TemplateThings.On(Side.Primary, TemplateThings.OperatorRole)));
        if (Accounts.NeedVaults(plan)) AddBackups(draft, plan, choices);
        if (plan.Buckets.Any()) AddReplication(draft, plan, choices);
        return draft.ToTemplate(plan, plan.Primary);
    }

    static void AddBackups(TemplateDraft draft, Plan plan, TemplateChoices choices)
    {
        draft.Group("Vault");
        var makes = draft.Makes(TemplateThings.Vault,
            choices.Existing.Contains(TemplateThings.On(Side.Primary, TemplateThings.Vault)),
            "Make the backup vault; false where it is there already.");
        Vaults.AddTo(draft, plan, plan.Vaults.Primary, makes, key: null, copiesFrom: null);
        draft.Group("Backups");
        var role = Roles.AddBackup(draft, plan, choices, TemplateThings.On(Side.Primary, TemplateThings.BackupRole));
        BackupPlans.AddTo(draft, plan, role);
        News.AddTo(draft, plan, plan.Primary);
        Alarms.AddTo(draft, plan);
    }

    static void AddReplication(TemplateDraft draft, Plan plan, TemplateChoices choices)
    {
        draft.Group("Replication");
        draft.Switch("TlsOnly", "IsTlsOnly", !choices.WithoutTls, "Refuse whoever reaches the buckets without TLS.");
        var role = Roles.AddReplication(draft, plan, choices);
        foreach (var bucket in plan.Buckets) Originals.AddTo(draft, plan, choices, bucket, role.DeepClone());
    }
}
