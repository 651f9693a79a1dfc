using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>What protects a stack: from removal, and its resources from updates.</summary>
sealed class StackSettings(StackJournal journal)
{
    public void Serve(Operations served)
    {
        served.Add(CloudFormationApi.UpdateTerminationProtection, ProtectAsync);
        served.Add(CloudFormationApi.SetStackPolicy, SetPolicyAsync);
        served.Add(CloudFormationApi.GetStackPolicy, GetPolicyAsync);
    }

    async Task<UpdateTerminationProtectionOutput> ProtectAsync(
        UpdateTerminationProtectionInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = journal.State.Stack(request.StackName);
        await journal.StackAsync(stack.Key, now => now with { IsProtected = request.EnableTerminationProtection }, cancellationToken);
        return new() { StackId = stack.Id };
    }

    async Task<SetStackPolicyResponse> SetPolicyAsync(SetStackPolicyInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = journal.State.Stack(request.StackName);
        if (request.StackPolicyURL is not null)
            throw CloudFormationErrors.Validation("StackPolicyURL is not served by a local region: give the policy as StackPolicyBody");
        if (request.StackPolicyBody is { } policy) _ = StackPolicies.Read(policy);
        await journal.StackAsync(stack.Key, now => now with { Policy = request.StackPolicyBody }, cancellationToken);
        return new();
    }

    Task<GetStackPolicyOutput> GetPolicyAsync(GetStackPolicyInput request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetStackPolicyOutput { StackPolicyBody = journal.State.Stack(request.StackName).Policy });
}
