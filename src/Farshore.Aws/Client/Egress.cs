using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;

namespace Farshore.Aws.Client;

/// <summary>The one door that requests leave by, whichever client makes them, and where a Region under blackout is out of reach.</summary>
public sealed class Egress : HttpClientFactory, IDisposable
{
    const int MostRefusalsKept = 1000;
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(5);

    readonly TimeProvider time;
    readonly HttpClient client;
    readonly ConcurrentDictionary<string, byte> blackouts = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<(string Authority, string Region), byte> endpoints = new();
    readonly ConcurrentQueue<RefusedCall> refusals = new();
    readonly AsyncLocal<string?> operation = new();
    int refusalCount;

    internal Egress(TimeProvider time)
    {
        this.time = time;
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
        };
        client = new HttpClient(new BlackoutHandler(this, sockets)) { Timeout = AnswerTimeout };
    }

    /// <summary>How many calls were refused.</summary>
    public int RefusalCount => refusalCount;

    /// <summary>The refused calls, oldest first; the first thousand are kept.</summary>
    public IReadOnlyList<RefusedCall> Refusals => [.. refusals];

    /// <summary>The Regions that may not be called.</summary>
    public IReadOnlyCollection<string> Blackouts => [.. blackouts.Keys];

    /// <summary>From now on nothing is sent to the Region.</summary>
    public void Blackout(string region) => blackouts[region] = 0;

    /// <summary>The Region may be called again.</summary>
    public void Lift(string region) => blackouts.TryRemove(region, out _);

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => client.Dispose();

    /// <summary>Notes whose address an endpoint is.</summary>
    internal void Learn(Uri endpoint, string region) => endpoints[(endpoint.Authority, region)] = 0;

    /// <summary>Names what is about to be sent, for the record of refusals.</summary>
    internal void Announce(string name) => operation.Value = name;

    /// <exception cref="BlackoutException">The request is for a Region under blackout.</exception>
    internal void Check(HttpRequestMessage request)
    {
        if (blackouts.IsEmpty || RegionOf(request) is not { } region || !blackouts.ContainsKey(region)) return;
        var target = request.RequestUri!;
        Interlocked.Increment(ref refusalCount);
        var name = operation.Value ?? $"{request.Method} {target.AbsolutePath}";
        if (refusals.Count < MostRefusalsKept) refusals.Enqueue(new(time.GetUtcNow(), region, name, target));
        throw new BlackoutException(region, target);
    }

    string? RegionOf(HttpRequestMessage request)
    {
        var target = request.RequestUri!;
        if (EndpointBook.RegionOf(target.Host) is { } region) return region;

        // One address may serve several Regions (a double of AWS does): then the signature tells which is meant.
        var here = endpoints.Keys.Where(endpoint => endpoint.Authority == target.Authority).ToList();
        return here is [var only] ? only.Region : SignedFor(request);
    }

    static string? SignedFor(HttpRequestMessage request)
    {
        if (!request.Headers.TryGetValues("Authorization", out var values)) return null;
        var scope = values.First().Split("Credential=", 2)[^1].Split(',')[0].Split('/');
        return scope is [_, _, var region, _, _] ? region : null;
    }

    sealed class BlackoutHandler(Egress egress, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            egress.Check(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
