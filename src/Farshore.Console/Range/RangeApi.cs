using Farshore.Console.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Range;

/// <summary>Local regions over HTTP: what state they are in, and what may be done to them.</summary>
static class RangeApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/range", Look).WithName("range").WithSummary("The local regions of this machine, and what is being made ready there");

    static Ok<RangeAnswer> Look(ConsoleSetup setup) => TypedResults.Ok(new RangeAnswer(Need(setup).Preparation));

    static ILocalRange Need(ConsoleSetup setup) => setup.Range
        ?? throw new ConsoleProblem(StatusCodes.Status404NotFound, "No local regions", "This console was not given any.");
}
