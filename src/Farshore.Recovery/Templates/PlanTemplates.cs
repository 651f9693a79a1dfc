using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Templates;

/// <summary>What a plan stands on, as CloudFormation keeps it: what <c>farshore protect</c> makes by calls, and what watches over it. The
/// secondary's stack comes first: the primary's copies and replicates into it.</summary>
/// <param name="Primary">Vault, roles, backup plan, replication.</param>
/// <param name="Secondary">Vault with its key, ledger, replicas.</param>
public sealed record PlanTemplates(PlanTemplate Primary, PlanTemplate Secondary)
{
    /// <summary>In the order in which they are deployed.</summary>
    public IReadOnlyList<PlanTemplate> InOrder => [Secondary, Primary];

    /// <exception cref="TemplateException">A choice does not fit the plan; the message says which.</exception>
    public static PlanTemplates Of(Plan plan, TemplateChoices choices)
    {
        var templates = new PlanTemplates(PrimaryTemplate.Of(plan, choices), SecondaryTemplate.Of(plan, choices));
        foreach (var unknown in choices.Parameters.Keys.Where(name => !templates.InOrder.Any(one => one.Has(name))))
        {
            throw new TemplateException($"no template of this plan has a parameter {unknown}; there are: "
                + string.Join(", ", templates.InOrder.SelectMany(one => one.Parameters.Keys).Distinct().Order(StringComparer.Ordinal)));
        }

        return templates;
    }
}

/// <summary>A template cannot be written as it was asked for.</summary>
public sealed class TemplateException(string message) : Exception(message);
