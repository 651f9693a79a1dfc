using Farshore.Console.Access;
using Farshore.Console.Api;
using Farshore.Console.Equality;
using Farshore.Console.Evidence;
using Farshore.Console.Health;
using Farshore.Console.Live;
using Farshore.Console.Metrics;
using Farshore.Console.Moves;
using Farshore.Console.Overview;
using Farshore.Console.Plans;
using Farshore.Console.Range;
using Farshore.Console.Runs;
using Farshore.Console.Serving;
using Farshore.Console.Sets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace Farshore.Console;

/// <summary>The web console: a site for people and an API for programs, over one engine.</summary>
public sealed class ConsoleHost : IAsyncDisposable
{
    readonly WebApplication web;

    ConsoleHost(WebApplication web)
    {
        this.web = web;
        var bound = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        web.Services.GetRequiredService<Sessions>().ListensAt(new Uri(bound).Port);
        Link = web.Services.GetRequiredService<LoginLinks>().First(
            Exposure.Address(web.Services.GetRequiredService<ConsoleSetup>(), new(bound)));
    }

    /// <summary>Opens the session of the browser that follows it; it works once.</summary>
    public Uri Link { get; }

    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="ConsoleSetupException">Others could reach it, and nothing protects it.</exception>
    public static async Task<ConsoleHost> StartAsync(ConsoleSetup setup, CancellationToken cancellationToken)
    {
        Exposure.Check(setup);
        var before = SessionFile.Read(setup.AccessFile).Port;
        if (setup.Port != 0 || before == 0) return await ListenAsync(setup, cancellationToken);
        try
        {
            return await ListenAsync(setup with { Port = before }, cancellationToken);
        }
        catch (IOException)
        {
            // Somebody else has it by now.
            return await ListenAsync(setup, cancellationToken);
        }
    }

    /// <summary>Looks after one more plan, and tells the pages that are open.</summary>
    public void AddPlan(string file)
    {
        web.Services.GetRequiredService<PlanShelf>().Add(file);
        web.Services.GetRequiredService<LiveFeed>().Tell("plan");
    }

    /// <summary>The API's description, as OpenAPI has it in JSON.</summary>
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        var provider = web.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);
    }

    /// <summary>The addresses that it has something at.</summary>
    internal IEnumerable<string> Routes => web.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>().Select(route => "/" + route.RoutePattern.RawText?.Trim('/')).Distinct(StringComparer.Ordinal);

    /// <summary>Completes when the host is asked to end.</summary>
    public Task RunUntilStoppedAsync(CancellationToken cancellationToken) => web.WaitForShutdownAsync(cancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    static async Task<ConsoleHost> ListenAsync(ConsoleSetup setup, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Exposure.Listen(kestrel, setup));
        Provide(builder.Services, setup);
        var web = builder.Build();
        web.Use(Guard.AddHeaders);
        web.Use(Problems.TellAsync);
        web.Use(web.Services.GetRequiredService<Addresses>().CheckAsync);
        web.Use(web.Services.GetRequiredService<Admission>().AdmitAsync);
        ConsoleApi.Map(web);
        HealthApi.Map(web);
        MetricsApi.Map(web);
        SiteFiles.Map(web);
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }

        return new(web);
    }

    static void Provide(IServiceCollection services, ConsoleSetup setup)
    {
        services.AddSingleton(setup);
        services.AddSingleton(setup.Engine);
        services.AddSingleton(setup.Time);
        AddAccess(services);
        services.AddSingleton<PlanShelf>();
        services.AddSingleton<PlanOutlines>();
        services.AddSingleton<PlanSaving>();
        services.AddSingleton<NamesAtHome>();
        services.AddSingleton<PlanChecks>();
        services.AddHostedService<PlanFileWatch>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<SecondaryReader>();
        services.AddSingleton<MoveDesk>();
        services.AddSingleton<OverviewDesk>();
        services.AddSingleton<EqualityReader>();
        services.AddSingleton<Comparisons>();
        services.AddSingleton<TrendReader>();
        services.AddSingleton<MetricsDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
        services.AddSingleton<RangeDeeds>();
        services.AddHostedService<RangeWatch>();
        services.AddSingleton<RunDrives>();
        services.AddSingleton<RunDetails>();
        services.AddSingleton<RunAsks>();
        services.AddSingleton<RunStream>();
        services.AddHostedService(provider => provider.GetRequiredService<RunDrives>());
        ConsoleApi.AddShapes(services);
    }

    static void AddAccess(IServiceCollection services)
    {
        services.AddSingleton<Addresses>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<LoginLinks>();
        services.AddSingleton<Guesses>();
        services.AddSingleton<Admission>();
        services.AddHttpContextAccessor();
        services.AddScoped(provider =>
            provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.Features.GetRequiredFeature<Person>());
    }
}
