using Farshore.Console.Access;
using Farshore.Console.Api;
using Farshore.Recovery.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Range;

/// <summary>Local regions over HTTP: what state they are in, and what may be done to them.</summary>
static class RangeApi
{
    const string Line = "the line between the regions";
    const string Clock = "the regions' clock";
    const string Traffic = "the traffic";
    const string Pair = "the regions";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/range", LookAsync).WithName("range").WithSummary("The local regions of this machine, and what is done to them");
        api.MapPost("/range/regions", StartPairAsync).WithName("startRange").WithSummary("Starts two local regions where there are none");
        api.MapPost("/range/regions/{name}/{act}", ActAsync).WithName("actOnRegion")
            .WithSummary("Does one of start, stop, kill, heal, freeze, thaw and lose-disk to a local region");
        api.MapPost("/range/partition", CutAsync).WithName("cutRange")
            .WithSummary("Cuts the local regions off from each other, or joins them");
        api.MapPost("/range/faults", AddFaultAsync).WithName("addFault").WithSummary("Lets a local region fail by a rule");
        api.MapDelete("/range/faults/{id}", EndFaultAsync).WithName("endFault").WithSummary("Ends a rule");
        api.MapPost("/range/clock", AdvanceClockAsync).WithName("advanceClock").WithSummary("Puts the local regions' clock forward");
        api.MapPost("/range/traffic", SetTrafficAsync).WithName("setTraffic")
            .WithSummary("Stops or starts what writes to the demo's workload");
        RangeEventsApi.Map(api);
    }

    public static ILocalRange Need(ConsoleSetup setup) => setup.Range
        ?? throw new ConsoleProblem(StatusCodes.Status404NotFound, "No local regions", "This console was not given any.");

    static async Task<Ok<RangeAnswer>> LookAsync(ConsoleSetup setup, RangeDeeds deeds, CancellationToken cancellationToken)
    {
        var range = Need(setup);
        return TypedResults.Ok(new RangeAnswer(range.Preparation, await range.LookAsync(cancellationToken), deeds.UnderWay));
    }

    static async Task<NoContent> StartPairAsync(ConsoleSetup setup, RangeDeeds deeds, Person person, CancellationToken cancellationToken)
    {
        var range = Need(setup);
        await deeds.DoAsync(Pair, "start", person.Name, () => range.StartPairAsync(cancellationToken));
        return TypedResults.NoContent();
    }

    static async Task<NoContent> ActAsync(
        string name, string act, RangeActRequest asked, ConsoleSetup setup, RangeDeeds deeds, Person person)
    {
        var range = Need(setup);
        var wanted = ActOf(act, asked.LoseData);
        var state = range.StateOf(name) ?? throw new ConsoleProblem(StatusCodes.Status404NotFound, "No such region",
            $"There is no local region {name} here.", "Load the page again.");
        if (wanted is RangeAct.KillWithData or RangeAct.LoseDisk && asked.Confirm?.Trim() != name)
            throw new ConsoleProblem(StatusCodes.Status422UnprocessableEntity, "Not confirmed",
                $"What {name} keeps would be lost.", $"Type its name, {name}, to confirm.");
        if (asked.Seen is { } seen && seen != state) throw Changed(name, state, deeds.Last(name));
        if (WhyNot(wanted, name, state) is { } why)
        {
            throw new ConsoleProblem(
                StatusCodes.Status409Conflict, "The range cannot do that", why, "Load the page again to see what can be done.");
        }

        // A page that is closed meanwhile does not leave a region half ended.
        await deeds.DoAsync(name, act, person.Name, () => range.ActAsync(name, wanted, CancellationToken.None));
        return TypedResults.NoContent();
    }

    static async Task<NoContent> CutAsync(RangeCutRequest asked, ConsoleSetup setup, RangeDeeds deeds, Person person)
    {
        var range = Need(setup);
        await deeds.DoAsync(Line, asked.Cut ? "cut" : "join", person.Name, () => range.CutAsync(asked.Cut, CancellationToken.None));
        return TypedResults.NoContent();
    }

    static async Task<NoContent> AddFaultAsync(RangeFaultWish wish, ConsoleSetup setup, RangeDeeds deeds, Person person)
    {
        var range = Need(setup);
        await deeds.DoAsync($"the faults of {wish.Region}", "add", person.Name, () => range.AddFaultAsync(wish, CancellationToken.None));
        return TypedResults.NoContent();
    }

    static async Task<NoContent> EndFaultAsync(string id, ConsoleSetup setup, RangeDeeds deeds, Person person)
    {
        var range = Need(setup);
        var wasInForce = false;
        await deeds.DoAsync($"fault {id}", "end", person.Name,
            async () => wasInForce = await range.EndFaultAsync(id, CancellationToken.None));
        return wasInForce ? TypedResults.NoContent() : throw new ConsoleProblem(StatusCodes.Status404NotFound, "No such fault",
            $"Fault {id} is not in force, or no longer.", "Load the page again.");
    }

    static async Task<NoContent> AdvanceClockAsync(RangeClockRequest asked, ConsoleSetup setup, RangeDeeds deeds, Person person)
    {
        var range = Need(setup);
        if (!Durations.TryParse(asked.By, out var by))
            throw new ConsoleProblem(StatusCodes.Status422UnprocessableEntity, "Not a duration",
                $"'{asked.By}' is not a duration.", "Give one such as 35d, 12h, 90m or 1d12h.");
        await deeds.DoAsync(Clock, "put forward", person.Name, () => range.AdvanceClockAsync(by, CancellationToken.None));
        return TypedResults.NoContent();
    }

    static async Task<NoContent> SetTrafficAsync(RangeTrafficRequest asked, ConsoleSetup setup, RangeDeeds deeds, Person person)
    {
        var range = Need(setup);
        await deeds.DoAsync(Traffic, asked.Runs ? "start" : "stop", person.Name,
            () => range.SetTrafficAsync(asked.Runs, CancellationToken.None));
        return TypedResults.NoContent();
    }

    static RangeAct ActOf(string act, bool loseData) => act switch
    {
        "start" => RangeAct.Start,
        "stop" => RangeAct.Stop,
        "kill" => loseData ? RangeAct.KillWithData : RangeAct.Kill,
        "heal" => RangeAct.Heal,
        "freeze" => RangeAct.Freeze,
        "thaw" => RangeAct.Thaw,
        "lose-disk" => RangeAct.LoseDisk,
        _ => throw new ConsoleProblem(StatusCodes.Status404NotFound, "No such act", $"Nothing called '{act}' can be done to a region.",
            "There are start, stop, kill, heal, freeze, thaw and lose-disk."),
    };

    static string? WhyNot(RangeAct act, string name, string state) => (act, state) switch
    {
        (RangeAct.Start, "up" or "frozen") => $"{name} runs already.",
        (RangeAct.Stop or RangeAct.Kill or RangeAct.KillWithData, "down") => $"{name} is down already.",
        (RangeAct.Freeze, not "up") => $"{name} is {state}: only a region that is up can be frozen.",
        (RangeAct.Thaw, not "frozen") => $"{name} is not frozen.",
        _ => null,
    };

    static ConsoleProblem Changed(string name, string state, RangeDeed? last) => new(StatusCodes.Status409Conflict, "Somebody was first",
        last is null ? $"{name} is {state} by now."
            : $"{name} is {state} by now: {last.By} asked for '{last.What}' at {last.At:HH:mm:ss} UTC.",
        "The page shows what is so now; decide again.");
}
