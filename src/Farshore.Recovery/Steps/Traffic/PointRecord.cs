using System.Net;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Route53;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Traffic;

/// <summary>What a record was before the run touched it.</summary>
/// <param name="Was">As Route 53 had it; null where the name answered nothing of that type.</param>
public sealed record RecordBefore(ResourceRecordSet? Was);

/// <summary>Looks at a record before it is changed, so that undoing has something to go back to.</summary>
public sealed record ObserveRecord(PlanRecord Record, IReadOnlyList<string> After) : Step<RecordBefore>
{
    public override IEnumerable<string> Needs() => After;

    public override string? About() => Record.Resource;

    public override async Task<RecordBefore> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var name = RecordNames.Full(Record.Name);
        ListResourceRecordSetsResponse answer;
        try
        {
            answer = await context.World.InSecondary.Aws.SendAsync(Route53Api.ListResourceRecordSets, new()
            {
                HostedZoneId = RecordNames.Zone(Record.Zone), StartRecordName = name, StartRecordType = Record.Type, MaxItems = "1",
            }, cancellationToken);
        }
        catch (AwsException error) when (error.Code is "NoSuchHostedZone")
        {
            throw new StepRefusedException($"there is no hosted zone {Record.Zone} for {Record.Name} in this account: correct the plan");
        }

        var found = answer.ResourceRecordSets.FirstOrDefault(set => set.Type == Record.Type && RecordNames.Same(set.Name, name));
        return found is null or { SetIdentifier: null } ? new(found) : throw new StepRefusedException(
            $"{Record.Name} {Record.Type} is one of several record sets that Route 53 chooses among ('{found.SetIdentifier}'); "
            + "Farshore points simple records only. Give the plan another record, or a hand-over command");
    }
}

/// <summary>Points a record at a restored resource. Users follow it as soon as what they remember of it has run out.</summary>
/// <param name="Record">As in the plan.</param>
/// <param name="Target">Whom it is to lead to.</param>
/// <param name="Before">What it was.</param>
public sealed record PointRecord(PlanRecord Record, Ref<Restored> Target, Ref<RecordBefore> Before, IReadOnlyList<string> After)
    : Step<string>
{
    public override IEnumerable<string> Needs() => [Target.Step, Before.Step, .. After];

    public override string? About() => Record.Resource;

    /// <returns>The change's id.</returns>
    public override Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var target = context.Read(Target);
        if (target.Address.Length == 0) throw new StepRefusedException(
            $"{Record.Name} is to point at {target.Name}, which has no address: a bucket is reached by its name. Correct the plan");
        var isAddress = IPAddress.TryParse(target.Address, out _);
        if (Record.Type is "A" != isAddress) throw new StepRefusedException(
            $"{Record.Name} is a record of type {Record.Type}, but {target.Name} is at {target.Address}: give the record type "
            + (isAddress ? "A" : "CNAME"));
        return ChangeAsync(context, "UPSERT", new()
        {
            Name = RecordNames.Full(Record.Name),
            Type = Record.Type,
            TTL = (long)Record.Ttl.TotalSeconds,
            ResourceRecords = [new() { Value = target.Address }],
        }, cancellationToken);
    }

    public override async Task UndoAsync(StepContext context, string output, CancellationToken cancellationToken)
    {
        if (context.Read(Before).Was is { } was)
        {
            await ChangeAsync(context, "UPSERT", was, cancellationToken);
            return;
        }

        var now = (await new ObserveRecord(Record, []).ExecuteAsync(context, cancellationToken)).Was;
        if (now is not null) await ChangeAsync(context, "DELETE", now, cancellationToken);
    }

    async Task<string> ChangeAsync(StepContext context, string action, ResourceRecordSet set, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await context.World.InSecondary.Aws.SendAsync(Route53Api.ChangeResourceRecordSets, new()
            {
                HostedZoneId = RecordNames.Zone(Record.Zone),
                ChangeBatch = new()
                {
                    Comment = $"Farshore: {context.State.Run}",
                    Changes = [new() { Action = action, ResourceRecordSet = set }],
                },
            }, cancellationToken);
            return answer.ChangeInfo.Id;
        }
        catch (BlackoutException)
        {
            throw new StepRefusedException(
                $"{Record.Name} cannot be pointed: Route 53 takes changes in {Route53Api.Service.GlobalRegion} alone, the Region that is "
                + "lost. Point it by hand once that answers, or let a health check choose between two records beforehand");
        }
    }
}

/// <summary>Waits until every name server of Route 53 answers with the change.</summary>
public sealed record WaitForRecord(PlanRecord Record, Ref<string> Change) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Change.Step];

    public override string? About() => Record.Resource;

    public override bool OnlyWaits() => true;

    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var id = context.Read(Change);
        await context.UntilAsync(async () =>
        {
            var look = await context.World.InSecondary.Aws.SendAsync(
                Route53Api.GetChange, new() { Id = id[(id.LastIndexOf('/') + 1)..] }, cancellationToken);
            context.Report(look.ChangeInfo.Status);
            return look.ChangeInfo.Status is "INSYNC" ? look : null;
        }, $"{Record.Name} to be known to every name server", cancellationToken);
        return true;
    }
}

/// <summary>Names as Route 53 writes them.</summary>
static class RecordNames
{
    /// <summary>With the dot at its end.</summary>
    public static string Full(string name) => name.EndsWith('.') ? name : name + ".";

    public static bool Same(string left, string right) => string.Equals(Full(left), Full(right), StringComparison.OrdinalIgnoreCase);

    /// <summary>A zone's id without the path before it.</summary>
    public static string Zone(string id) => id[(id.LastIndexOf('/') + 1)..];
}
