using Farshore.Aws;
using Farshore.Region.Hosting.Pipeline;
using Farshore.Region.Peers;

namespace Farshore.Region.Hosting.Faults;

/// <summary>Does to a request what the rules that hit it say: before the handler, instead of it, or to its answer.</summary>
sealed class FaultStep(RegionContext region, FaultRules rules)
{
    public async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        var fromPeer = exchange.Caller is { } caller && region.Partition.IsPeer(caller.AccessKeyId);
        if (fromPeer && rules.Hit(FaultEffect.Partition) is { } partition)
        {
            Break(exchange, partition);
            return;
        }

        // What a person asks of the region itself stays possible: the end of a fault, above all.
        var operation = exchange.Served!.Operation;
        if (operation.Service == PeerApi.Service && !fromPeer)
        {
            await rest();
            return;
        }

        foreach (var rule in rules.Hit(operation.Service.EndpointPrefix, operation.Name, fromPeer))
        {
            Note(exchange, rule);
            switch (rule.Effect)
            {
                case FaultEffect.Latency:
                    await Task.Delay(TimeSpan.FromMilliseconds(rule.LatencyMilliseconds!.Value), region.Clock.Real, exchange.Cancelled);
                    break;
                case FaultEffect.Error:
                    throw FaultErrors.Of(rule);
                case FaultEffect.DropRequest:
                    exchange.Http.Abort();
                    return;
                case FaultEffect.DropReply:
                    await DropReplyAsync(exchange, rest);
                    return;
            }
        }

        await rest();
    }

    static async Task DropReplyAsync(Exchange exchange, Func<Task> rest)
    {
        try
        {
            await rest();
            if (exchange.Response?.Content is { } content) await content.DisposeAsync();
        }
        catch (AwsException refused)
        {
            exchange.Note += $" {refused.Code}";
        }

        exchange.Response = null;
        exchange.Http.Abort();
    }

    static void Break(Exchange exchange, FaultRule rule)
    {
        Note(exchange, rule);
        exchange.Http.Abort();
    }

    static void Note(Exchange exchange, FaultRule rule) =>
        exchange.Note = $"{exchange.Note}{(exchange.Note is null ? "" : " ")}fault {rule.Id}: {rule.Effect}";
}
