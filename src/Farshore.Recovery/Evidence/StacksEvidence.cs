using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Stacks;

namespace Farshore.Recovery.Evidence;

/// <summary>A stack that the run deployed, or asked about.</summary>
/// <param name="Name">The plan's word for it; null for the stacks that hold what the plan itself stands on.</param>
/// <param name="StackName">Its name in CloudFormation.</param>
/// <param name="Region">Where; null where that is the secondary.</param>
/// <param name="StackId">Its ARN; null where it was only asked about.</param>
/// <param name="Status">As CloudFormation puts it; null where it was only asked about.</param>
public sealed record EvidenceStack(string? Name, string StackName, string? Region, string? StackId, string? Status)
{
    /// <summary>SHA-256 of the template, in hexadecimal.</summary>
    public string? Template { get; init; }

    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>What the change set said before it was carried out; none: there was nothing to change.</summary>
    public IReadOnlyList<PlannedChange>? Changes { get; init; }

    public IReadOnlyDictionary<string, string>? Outputs { get; init; }
}

/// <summary>Collects the stacks that a run deployed.</summary>
static class StacksEvidence
{
    /// <summary>Null where the run has none.</summary>
    public static IReadOnlyList<EvidenceStack>? Of(RunState state, StepCatalog catalog)
    {
        var stands = EvidenceReport.Outputs<AwaitStack, StackStands>(state, catalog)
            .ToDictionary(found => found.Output.StackName, found => found.Output, StringComparer.Ordinal);
        IReadOnlyList<EvidenceStack> stacks =
        [
            .. EvidenceReport.Outputs<ReadChangeSet, ChangesFound>(state, catalog).Select(found =>
                Of(found.Step, found.Output, stands.GetValueOrDefault(found.Output.StackName))),
            .. EvidenceReport.Outputs<DeployStack, DeployedStack>(state, catalog).Select(found => Of(found.Output)),
        ];
        return stacks.Count > 0 ? stacks : null;
    }

    static EvidenceStack Of(ReadChangeSet asked, ChangesFound found, StackStands? stands) =>
        new(null, found.StackName, found.Region, stands?.StackId is { Length: > 0 } id ? id : null, stands?.Status)
        {
            Template = StackTemplate.HashOf(asked.Ordered.Template), Parameters = asked.Ordered.Parameters, Changes = found.Changes,
            Outputs = stands?.Outputs,
        };

    static EvidenceStack Of(DeployedStack deployed) => new(deployed.Name, deployed.StackName, null, deployed.StackId, "CREATE_COMPLETE")
    {
        Template = deployed.Template, Parameters = deployed.Parameters, Outputs = deployed.Outputs,
    };
}
