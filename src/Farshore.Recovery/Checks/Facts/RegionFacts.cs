using System.Collections.Concurrent;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Sts;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>What is asked of one Region, each thing once.</summary>
sealed class RegionFacts
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    readonly RegionAccess access;
    readonly RunWorld world;
    readonly CancellationToken cancellationToken;
    readonly ConcurrentDictionary<string, BucketFacts> buckets = new(StringComparer.Ordinal);

    public RegionFacts(RegionAccess access, Side side, RunWorld world, Commands commands, CancellationToken cancellationToken)
    {
        (this.access, this.world, this.cancellationToken, Side) = (access, world, cancellationToken, side);
        Aws = new AskingClient(access.Aws, side, world.Time, commands, ReachedAsync);
        Known = new();
        Identities = new(this);
        Networks = new(this);
        Machines = new(this);
        Databases = new(this);
        Vaults = new(this);
    }

    public Side Side { get; }

    /// <summary>The Region's name.</summary>
    public string Name => access.Region;

    /// <summary>As findings call it.</summary>
    public string Word => Side is Side.Primary ? Names.Primary : Names.Secondary;

    public IAwsClient Aws { get; }

    public RegionAccess Access => access;

    public Remembered Known { get; }

    public IdentityFacts Identities { get; }

    public NetworkFacts Networks { get; }

    public MachineFacts Machines { get; }

    public DatabaseFacts Databases { get; }

    public VaultFacts Vaults { get; }

    public CancellationToken CancellationToken => cancellationToken;

    public BucketFacts Bucket(string name) => buckets.GetOrAdd(name, _ => new(this, name));

    /// <summary>Whom the Region takes us for; asked before anything else, so that a Region that does not answer is asked once.</summary>
    public Task<GetCallerIdentityResponse> IdentityAsync() => Known.OnceAsync("identity", AskIdentityAsync);

    /// <exception cref="OutOfReachException">It does not answer, or does not know us.</exception>
    public async Task ReachedAsync()
    {
        try
        {
            await IdentityAsync();
        }
        catch (AwsException refused)
        {
            throw new OutOfReachException(Side, $"{Name} refuses the plan's credentials: {refused.Code}: {refused.Message}", refused);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OutOfReachException(Side, $"{Name} does not answer: {failure.Message}", failure);
        }
    }

    public Task<TOutput> AskAsync<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input) =>
        Aws.SendAsync(operation, input, cancellationToken);

    /// <summary>Null where the answer is one of these errors: that there is no such thing.</summary>
    public async Task<TOutput?> FindAsync<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input, params string[] missing)
        where TOutput : class
    {
        try
        {
            return await AskAsync(operation, input);
        }
        catch (AwsException none) when (missing.Contains(none.Code))
        {
            return null;
        }
    }

    /// <summary>All items of a list that comes in pages.</summary>
    public async Task<IReadOnlyList<TItem>> AllAsync<TInput, TOutput, TItem>(
        Operation<TInput, TOutput> operation, TInput input, Func<TOutput, IReadOnlyList<TItem>?> items, Func<TOutput, string?> next,
        Func<TInput, string, TInput> from)
    {
        List<TItem> all = [];
        await foreach (var page in Aws.PagesAsync(operation, input, next, from, cancellationToken)) all.AddRange(items(page) ?? []);
        return all;
    }

    Task<GetCallerIdentityResponse> AskIdentityAsync() =>
        access.Aws.SendAsync(StsApi.GetCallerIdentity, new(), cancellationToken).WaitAsync(Patience, world.Time, cancellationToken);
}
