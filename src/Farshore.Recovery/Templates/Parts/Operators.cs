using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>The role of people and pipelines that run Farshore.</summary>
static class Operators
{
    /// <summary>The parameter that others speak of the role by.</summary>
    public static void AddName(TemplateDraft draft, Plan plan, PlanRegion side) => draft.Parameter("OperatorRoleName", NameOf(plan, side),
        "Name of the role that people and pipelines run farshore as.");

    public static JsonNode Arn() => Fn.Sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${OperatorRoleName}");

    static string NameOf(Plan plan, PlanRegion side) => side.Role is { } role ? role[(role.LastIndexOf('/') + 1)..] : $"farshore-{plan.Name}-operator";
}
