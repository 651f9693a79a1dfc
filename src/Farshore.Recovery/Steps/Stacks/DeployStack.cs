using Farshore.Aws;
using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>Deploys a template of the user's in the secondary and waits for it. A creation that fails is removed by this very step: what
/// failed is begun anew when the run goes on.</summary>
/// <param name="Stack">As in the plan.</param>
/// <param name="Ledger">Takes a template that is too long for a call.</param>
/// <param name="Mapping">What the plan says stands for what.</param>
/// <param name="Name">The stack's name, where it was minted.</param>
/// <param name="Footing">Where the workload stands; null where it stands on nothing.</param>
/// <param name="Resources">What was restored and may be spoken of.</param>
/// <param name="Stacks">What was deployed and may be spoken of.</param>
/// <param name="After">What else must have happened before.</param>
public sealed record DeployStack(
    PlanStack Stack, string Ledger, IReadOnlyDictionary<string, string> Mapping, Ref<string>? Name, Ref<CapturedTemplate> Template,
    Ref<Capsule> Set, Footing? Footing, IReadOnlyList<Ref<Restored>> Resources, IReadOnlyList<Ref<DeployedStack>> Stacks,
    IReadOnlyList<string> After) : Step<DeployedStack>
{
    public override IEnumerable<string> Needs() =>
    [
        Set.Step, Template.Step, .. Name is { } minted ? (IEnumerable<string>)[minted.Step] : [], .. Footing?.Steps() ?? [],
        .. Resources.Select(one => one.Step), .. Stacks.Select(one => one.Step), .. After,
    ];

    public override string? About() => Stack.Name;

    public override async Task<DeployedStack> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var calls = new StackCalls(context, Side.Secondary, cancellationToken);
        var (name, template, values) = (NameIn(context), context.Read(Template), StackValues.Of(context, this));
        var id = await TakeUpAsync(context, calls, name) ?? await BeginAsync(context, calls, name, template, values, cancellationToken);
        var end = await calls.SettledAsync(id);
        if (end is { StackStatus: "CREATE_COMPLETE" })
        {
            return new(Stack.Name, name, id, template.Sha256)
            {
                Outputs = (end.Outputs ?? []).ToDictionary(one => one.OutputKey!, one => one.OutputValue ?? "", StringComparer.Ordinal),
                Parameters = values,
            };
        }

        var why = end is null ? "somebody has removed it" : await calls.WhyAsync(end);
        if (end is not null) await calls.RemoveAsync(end);
        throw new StepRefusedException(
            $"stack {name} of {Stack.Template} could not be made in {calls.Region}, and was removed again: {why}");
    }

    public override async Task UndoAsync(StepContext context, DeployedStack output, CancellationToken cancellationToken)
    {
        var calls = new StackCalls(context, Side.Secondary, cancellationToken);
        if (await calls.FindAsync(output.StackId) is { StackStatus: not "DELETE_COMPLETE" } there) await calls.RemoveAsync(there);
    }

    string NameIn(StepContext context) => Name is { } minted ? context.Read(minted) : Stack.StackName!;

    /// <summary>What an earlier attempt of this run began; what has failed of it makes room.</summary>
    /// <returns>Its id; null where there is none.</returns>
    static async Task<string?> TakeUpAsync(StepContext context, StackCalls calls, string name)
    {
        if (await calls.FindAsync(name) is not { } there) return null;
        if ((there.Tags ?? []).All(tag => tag.Key != RunTags.Run || tag.Value != context.State.Run))
            throw new StepRefusedException($"a stack {name} is in {calls.Region} already ({there.StackStatus}), and this run did not make "
                + "it: leave out 'stack' to get a new name each time, or remove it: aws cloudformation delete-stack --region "
                + $"{calls.Region} --stack-name {name}");
        if (StackStates.IsWell(there.StackStatus) || there.StackStatus is "CREATE_IN_PROGRESS") return there.StackId;
        await calls.RemoveAsync(there);
        return null;
    }

    async Task<string> BeginAsync(
        StepContext context, StackCalls calls, string name, CapturedTemplate template, IReadOnlyDictionary<string, string> values,
        CancellationToken cancellationToken)
    {
        var (body, url) = await StackTemplate.HandAsync(context, $"the template of stack {Stack.Name}", template.Text, Ledger,
            cancellationToken);
        IReadOnlyDictionary<string, string> own = RunTags.Of(context, Stack.Name);
        try
        {
            var begun = await calls.DoAsync(CloudFormationApi.CreateStack, new()
            {
                StackName = name,
                TemplateBody = body,
                TemplateURL = url,
                Parameters = [.. values.Select(one => new Parameter { ParameterKey = one.Key, ParameterValue = one.Value })],
                Capabilities = Stack.Capabilities.Count == 0 ? null : Stack.Capabilities,
                Tags = [.. Stack.Tags.Concat(own).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
            });
            return begun.StackId!;
        }
        catch (AwsException twice) when (twice.Code is "AlreadyExistsException")
        {
            // The answer to an earlier call was lost; or it is somebody else's.
            return await TakeUpAsync(context, calls, name) ?? throw new StepRefusedException(twice.Message);
        }
        catch (AwsException refused) when (refused.Code is "ValidationError" or "InsufficientCapabilitiesException")
        {
            throw new StepRefusedException($"CloudFormation in {calls.Region} refuses stack {Stack.Name} ({Stack.Template}): "
                + $"{refused.Message.TrimEnd('.')}{StackStates.Remedy(refused.Message)}");
        }
    }
}
