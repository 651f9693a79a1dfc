using System.Globalization;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>Fills in what a stack's parameters speak of, once it is there.</summary>
static class StackValues
{
    public static IReadOnlyDictionary<string, string> Of(StepContext context, DeployStack step)
    {
        var restored = step.Resources.Select(context.Read).ToDictionary(one => one.Name, StringComparer.Ordinal);
        var deployed = step.Stacks.Select(context.Read).ToDictionary(one => one.Name, StringComparer.Ordinal);
        return step.Stack.Parameters.ToDictionary(pair => pair.Key, pair => PlanReference.Fill(pair.Value, reference => reference switch
        {
            { Text: "region" } => context.World.InSecondary.Region,
            { Text: "run" } => context.State.Run,
            { Resource: { } name } => Of(restored[name], reference.Field!),
            { Stack: { } name } => deployed[name].Outputs.GetValueOrDefault(reference.Field!) ?? throw new StepRefusedException(
                $"stack {step.Stack.Name}: {pair.Key} wants ${{{reference.Text}}}, but {deployed[name].StackName} has no such output; "
                + $"there are: {string.Join(", ", deployed[name].Outputs.Keys)}"),
            _ => Network(context, step, reference),
        }), StringComparer.Ordinal);
    }

    static string Of(Restored one, string field) => field switch
    {
        "address" => one.Address,
        "arn" => one.Arn,
        "database" => one.Database ?? "",
        "id" => one.Id,
        "port" => one.Port?.ToString(CultureInfo.InvariantCulture) ?? "",
        _ => one.User ?? "",
    };

    static string Network(StepContext context, DeployStack step, PlanReference reference)
    {
        var translated = step.Footing is { } footing ? context.Read(footing.Translation) : null;
        var id = StackGround.StandIn(reference, context.Read(step.Set), translated, step.Mapping)
            ?? throw new StepRefusedException($"stack {step.Stack.Name}: nothing stands for {reference.Network}");
        return Footing.Real(context, id, step.Footing?.Networks, step.Footing?.Groups);
    }
}
