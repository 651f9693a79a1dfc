using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Events;
using Farshore.Region.Events.Patterns;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;

namespace Farshore.Region.Events;

/// <summary>Rules as they are made, shown, rested and removed.</summary>
sealed partial class Rules(RegionContext region, EventBus bus, EventBuses buses, Schedules schedules)
{
    const int OnPage = 100;
    const int MostPatternCharacters = 4096;
    const int MostRules = 300;

    public void Serve(Operations served)
    {
        served.Add(EventsApi.PutRule, PutAsync);
        served.Add(EventsApi.DescribeRule, DescribeAsync);
        served.Add(EventsApi.ListRules, ListAsync);
        served.Add(EventsApi.DeleteRule, DeleteAsync);
        served.Add(EventsApi.EnableRule, async (request, _, cancellationToken) =>
        {
            await SetAsync(request.Name, request.EventBusName, "ENABLED", cancellationToken);
            return new();
        });
        served.Add(EventsApi.DisableRule, async (request, _, cancellationToken) =>
        {
            await SetAsync(request.Name, request.EventBusName, "DISABLED", cancellationToken);
            return new();
        });
    }

    /// <exception cref="AwsException">There is no such rule.</exception>
    public StoredRule Find(string name, string? busName)
    {
        var on = buses.NameOf(busName);
        return bus.Rules.Find(StoredRule.KeyOf(on, name)) ?? throw EventsErrors.NoRule(name, on);
    }

    async Task<PutRuleResponse> PutAsync(PutRuleRequest request, Call call, CancellationToken cancellationToken)
    {
        Check(request);
        var on = buses.NameOf(request.EventBusName);
        if (request.ScheduleExpression is not null && on != EventBus.Default)
            throw EventsErrors.Validation("ScheduleExpression is supported only on the default event bus.");
        var tags = EventTags.Checked(region, call, request.Tags);
        var key = StoredRule.KeyOf(on, request.Name);
        var resource = on == EventBus.Default ? $"rule/{request.Name}" : $"rule/{on}/{request.Name}";
        var next = request.ScheduleExpression is { } text ? AwsSchedule.Parse(text).Next(call.At) : null;
        var rule = await region.Database.WriteAsync(connection =>
        {
            var older = bus.Rules.Find(connection, key);
            if (older is null && bus.Rules.List(connection, prefix: on + "/").Count >= MostRules) throw EventsErrors.Limit();
            var rule = new StoredRule(on, request.Name, region.Arn("events", resource).ToString())
            {
                Pattern = request.EventPattern,
                Schedule = request.ScheduleExpression,
                State = request.State ?? "ENABLED",
                Description = request.Description,
                RoleArn = request.RoleArn,
                CreatedBy = older?.CreatedBy ?? call.Caller.Account,
                Targets = older?.Targets ?? [],
                // Tags are given when a rule is made; later they are ignored, as AWS ignores them.
                Tags = older?.Tags ?? tags,
                NextAt = older is not null && older.Schedule == request.ScheduleExpression ? older.NextAt : next,
            };
            bus.Rules.Put(connection, key, rule);
            return rule;
        }, cancellationToken);
        if (rule.Schedule is not null) schedules.Look();
        return new() { RuleArn = rule.Arn };
    }

    static void Check(PutRuleRequest request)
    {
        if (!Name().IsMatch(request.Name))
            throw EventsErrors.Constraint("name", request.Name, @"Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+");
        if (request.Name.Length > 64)
            throw EventsErrors.Constraint("name", request.Name, "Member must have length less than or equal to 64");
        if (request.State is not (null or "ENABLED" or "DISABLED" or "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"))
        {
            throw EventsErrors.Constraint("state", request.State,
                "Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]");
        }

        if (string.IsNullOrEmpty(request.EventPattern) && string.IsNullOrEmpty(request.ScheduleExpression))
            throw EventsErrors.Validation("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        if (request.EventPattern is { Length: > MostPatternCharacters } pattern)
            throw EventsErrors.Constraint("eventPattern", pattern, "Member must have length less than or equal to 4096");
        if (request.RoleArn is { } role && !Arn.TryParse(role, out _)) throw EventsErrors.Validation("Parameter RoleArn is not valid.");
        try
        {
            if (request.EventPattern is { } text) EventPattern.Parse(text);
            if (request.ScheduleExpression is { } schedule) AwsSchedule.Parse(schedule);
        }
        catch (FormatException)
        {
            throw EventsErrors.Validation("Parameter ScheduleExpression is not valid.");
        }
        catch (PatternException wrong)
        {
            throw EventsErrors.Pattern(wrong.Message);
        }
    }

    Task<DescribeRuleResponse> DescribeAsync(DescribeRuleRequest request, Call call, CancellationToken cancellationToken)
    {
        var rule = Find(request.Name, request.EventBusName);
        return Task.FromResult(new DescribeRuleResponse
        {
            Name = rule.Name,
            Arn = rule.Arn,
            EventPattern = rule.Pattern,
            ScheduleExpression = rule.Schedule,
            State = rule.State,
            Description = rule.Description,
            RoleArn = rule.RoleArn,
            EventBusName = rule.Bus,
            CreatedBy = rule.CreatedBy,
        });
    }

    Task<ListRulesResponse> ListAsync(ListRulesRequest request, Call call, CancellationToken cancellationToken)
    {
        var on = buses.NameOf(request.EventBusName);
        var (page, next) = Paging.Page(
            bus.Rules.List(prefix: StoredRule.KeyOf(on, request.NamePrefix ?? "")), rule => rule.Name, request.NextToken,
            request.Limit ?? OnPage, () => EventsErrors.Validation("Parameter NextToken is not valid."));
        return Task.FromResult(new ListRulesResponse
        {
            Rules = [.. page.Select(rule => new Rule
            {
                Name = rule.Name,
                Arn = rule.Arn,
                EventPattern = rule.Pattern,
                ScheduleExpression = rule.Schedule,
                State = rule.State,
                Description = rule.Description,
                RoleArn = rule.RoleArn,
                EventBusName = rule.Bus,
            })],
            NextToken = next,
        });
    }

    async Task<DeleteRuleResponse> DeleteAsync(DeleteRuleRequest request, Call call, CancellationToken cancellationToken)
    {
        var key = StoredRule.KeyOf(buses.NameOf(request.EventBusName), request.Name);
        await region.Database.WriteAsync(connection =>
        {
            if (bus.Rules.Find(connection, key) is not { } rule) return;
            if (rule.Targets.Count > 0) throw EventsErrors.Validation("Rule can't be deleted since it has targets.");
            bus.Rules.Delete(connection, key);
        }, cancellationToken);
        return new();
    }

    async Task SetAsync(string name, string? busName, string state, CancellationToken cancellationToken)
    {
        var on = buses.NameOf(busName);
        _ = await bus.Rules.UpdateAsync(StoredRule.KeyOf(on, name), rule => rule with { State = state }, cancellationToken)
            ?? throw EventsErrors.NoRule(name, on);
    }

    [GeneratedRegex("^[.\\-_A-Za-z0-9]+$")]
    private static partial Regex Name();
}
