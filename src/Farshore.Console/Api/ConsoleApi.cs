using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Farshore.Console.Equality;
using Farshore.Console.Evidence;
using Farshore.Console.Live;
using Farshore.Console.Moves;
using Farshore.Console.Overview;
using Farshore.Console.Plans;
using Farshore.Console.Range;
using Farshore.Console.Runs;
using Farshore.Console.Session;
using Farshore.Console.Sets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Farshore.Console.Api;

/// <summary>Version 1 of the API: every feature's routes, and the shapes of what they say.</summary>
static class ConsoleApi
{
    const string Root = "/api/v1";

    static readonly IJsonTypeInfoResolver[] Shapes =
    [
        ProblemShapes.Default,
        SessionShapes.Default,
        RunsShapes.Default,
        SetsShapes.Default,
        MovesShapes.Default,
        RangeShapes.Default,
        OverviewShapes.Default,
        EqualityShapes.Default,
        EvidenceAnswerShapes.Default,
        PlanApiShapes.Default,
    ];

    public static void Map(WebApplication web)
    {
        web.MapOpenApi("/api/{documentName}/openapi.json");
        var api = web.MapGroup(Root);
        SessionApi.Map(api);
        LiveApi.Map(api);
        RunsApi.Map(api);
        EvidenceApi.Map(api);
        TrendApi.Map(api);
        EqualityApi.Map(api);
        SetsApi.Map(api);
        PruningApi.Map(api);
        ForesightApi.Map(api);
        MovesApi.Map(api);
        RangeApi.Map(api);
        OverviewApi.Map(api);
        PlansApi.Map(api);
    }

    public static void AddShapes(IServiceCollection services)
    {
        services.AddOpenApi("v1", Description.Configure);
        services.ConfigureHttpJsonOptions(json =>
        {
            // What is null is left out, as every feature's shapes say: options that join them do not take that from them.
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            foreach (var shapes in Shapes) json.SerializerOptions.TypeInfoResolverChain.Add(shapes);
        });
    }
}
