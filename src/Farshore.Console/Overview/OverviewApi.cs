using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Overview;

/// <summary>How plans stand now.</summary>
static class OverviewApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/overview", AllAsync).WithName("overviews").WithSummary("How every plan stands, a row each");
        api.MapGet("/plans/{plan}/overview", OfAsync).WithName("overview")
            .WithSummary("How a plan stands: Regions, flows, recovery points against objectives, what needs a person first");
    }

    static async Task<Ok<IReadOnlyList<PlanRow>>> AllAsync(OverviewDesk desk) => TypedResults.Ok(await desk.AllAsync());

    static async Task<Ok<PlanOverview>> OfAsync(string plan, OverviewDesk desk) => TypedResults.Ok(await desk.OfAsync(plan));
}
