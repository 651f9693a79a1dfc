using Farshore.Aws;
using Farshore.Aws.Events;
using Farshore.Region.Hosting;

namespace Farshore.Region.Events;

/// <summary>The targets of rules. Any ARN is taken, as AWS takes any; whether it can be set going is seen when an event comes.</summary>
sealed class RuleTargets(RegionContext region, EventBus bus, EventBuses buses, Rules rules)
{
    const int OnPage = 100;
    const int MostTargets = 5;

    public void Serve(Operations served)
    {
        served.Add(EventsApi.PutTargets, PutAsync);
        served.Add(EventsApi.RemoveTargets, RemoveAsync);
        served.Add(EventsApi.ListTargetsByRule, ListAsync);
        served.Add(EventsApi.ListRuleNamesByTarget, ListNamesAsync);
    }

    async Task<PutTargetsResponse> PutAsync(PutTargetsRequest request, Call call, CancellationToken cancellationToken)
    {
        var on = buses.NameOf(request.EventBusName);
        foreach (var target in request.Targets) Check(target);
        await region.Database.WriteAsync(connection =>
        {
            var key = StoredRule.KeyOf(on, request.Rule);
            var rule = bus.Rules.Find(connection, key) ?? throw EventsErrors.NoRule(request.Rule, on);
            var targets = rule.Targets.ToDictionary(target => target.Id, StringComparer.Ordinal);
            foreach (var target in request.Targets) targets[target.Id] = target;
            if (targets.Count > MostTargets) throw EventsErrors.Limit();
            bus.Rules.Put(connection, key, rule with { Targets = [.. targets.Values] });
        }, cancellationToken);
        return new() { FailedEntryCount = 0, FailedEntries = [] };
    }

    static void Check(Target target)
    {
        if (!Arn.TryParse(target.Arn, out _))
            throw EventsErrors.Validation($"Parameter {target.Arn} is not valid. Reason: Provided Arn is not in correct format.");
        if (new[] { target.Input, target.InputPath, target.InputTransformer?.InputTemplate }.Count(one => one is not null) > 1)
        {
            throw EventsErrors.Validation(
                $"Only one of Input, InputPath, or InputTransformer must be provided for target {target.Id}.");
        }

        if (target.Input is { } input && !IsJson(input))
            throw EventsErrors.Validation($"JSON syntax error in Input for target {target.Id}.");
        if (target.InputPath is { } path && !TargetInput.IsPath(path)) throw InvalidPath(target);
        if (target.InputTransformer?.InputPathsMap is { } paths
            && paths.Values.Any(one => !TargetInput.IsPath(one))) throw InvalidPath(target);
    }

    static AwsException InvalidPath(Target target) => EventsErrors.Validation($"InputPath for target {target.Id} is invalid.");

    static bool IsJson(string text)
    {
        try
        {
            System.Text.Json.JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    async Task<RemoveTargetsResponse> RemoveAsync(RemoveTargetsRequest request, Call call, CancellationToken cancellationToken)
    {
        var on = buses.NameOf(request.EventBusName);
        _ = await bus.Rules.UpdateAsync(
                StoredRule.KeyOf(on, request.Rule),
                rule => rule with { Targets = [.. rule.Targets.Where(target => !request.Ids.Contains(target.Id))] }, cancellationToken)
            ?? throw EventsErrors.NoRule(request.Rule, on);
        return new() { FailedEntryCount = 0, FailedEntries = [] };
    }

    Task<ListTargetsByRuleResponse> ListAsync(ListTargetsByRuleRequest request, Call call, CancellationToken cancellationToken)
    {
        var rule = rules.Find(request.Rule, request.EventBusName);
        var (page, next) = Paging.Page(
            rule.Targets.OrderBy(target => target.Id, StringComparer.Ordinal), target => target.Id, request.NextToken,
            request.Limit ?? OnPage, () => EventsErrors.Validation("Parameter NextToken is not valid."));
        return Task.FromResult(new ListTargetsByRuleResponse { Targets = page, NextToken = next });
    }

    Task<ListRuleNamesByTargetResponse> ListNamesAsync(
        ListRuleNamesByTargetRequest request, Call call, CancellationToken cancellationToken)
    {
        var on = buses.NameOf(request.EventBusName);
        var (page, next) = Paging.Page(
            bus.Rules.List(prefix: on + "/").Where(rule => rule.Targets.Any(target => target.Arn == request.TargetArn)),
            rule => rule.Name, request.NextToken, request.Limit ?? OnPage,
            () => EventsErrors.Validation("Parameter NextToken is not valid."));
        return Task.FromResult(new ListRuleNamesByTargetResponse { RuleNames = [.. page.Select(rule => rule.Name)], NextToken = next });
    }
}
