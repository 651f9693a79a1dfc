using Farshore.Aws.Client;
using Farshore.Aws.CloudFormation;

namespace Farshore.Region.Tests.CloudFormation;

/// <summary>Makes stacks in a region and waits until nothing more happens to them.</summary>
sealed class StackClient(IAwsClient api)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<Stack> CreateAsync(string name, string template, Action<Dictionary<string, string>>? values = null)
    {
        await api.SendAsync(CloudFormationApi.CreateStack, new()
        {
            StackName = name, TemplateBody = template, Parameters = Parameters(values), Capabilities = ["CAPABILITY_NAMED_IAM"],
        }, default);
        return await EndAsync(name);
    }

    public async Task<Stack> UpdateAsync(string name, string template, Action<Dictionary<string, string>>? values = null)
    {
        await api.SendAsync(CloudFormationApi.UpdateStack, new()
        {
            StackName = name, TemplateBody = template, Parameters = Parameters(values), Capabilities = ["CAPABILITY_NAMED_IAM"],
        }, default);
        return await EndAsync(name);
    }

    public async Task<Stack> DeleteAsync(Stack stack, params string[] retain)
    {
        await api.SendAsync(CloudFormationApi.DeleteStack, new() { StackName = stack.StackId!, RetainResources = retain }, default);
        return await EndAsync(stack.StackId!);
    }

    public async Task<Stack> EndAsync(string name)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var stack = await ShowAsync(name);
            if (!stack.StackStatus.EndsWith("_IN_PROGRESS", StringComparison.Ordinal)) return stack;
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"{name} is still {stack.StackStatus}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<Stack> ShowAsync(string name) =>
        (await api.SendAsync(CloudFormationApi.DescribeStacks, new() { StackName = name }, default)).Stacks![0];

    /// <summary>Lines as <c>Bucket CREATE_COMPLETE</c>, oldest first.</summary>
    public async Task<List<string>> EventsAsync(string name) =>
        [.. (await api.SendAsync(CloudFormationApi.DescribeStackEvents, new() { StackName = name }, default)).StackEvents!
            .Reverse().Select(one => $"{one.LogicalResourceId} {one.ResourceStatus}")];

    public async Task<string?> ReasonAsync(string name, string logicalId, string status) =>
        (await api.SendAsync(CloudFormationApi.DescribeStackEvents, new() { StackName = name }, default)).StackEvents!
            .First(one => one.LogicalResourceId == logicalId && one.ResourceStatus == status).ResourceStatusReason;

    public async Task<string> IdAsync(string name, string logicalId) =>
        (await api.SendAsync(CloudFormationApi.DescribeStackResource, new() { StackName = name, LogicalResourceId = logicalId }, default))
            .StackResourceDetail!.PhysicalResourceId!;

    static IReadOnlyList<Parameter> Parameters(Action<Dictionary<string, string>>? values)
    {
        Dictionary<string, string> given = [];
        values?.Invoke(given);
        return [.. given.Select(one => new Parameter { ParameterKey = one.Key, ParameterValue = one.Value })];
    }
}
