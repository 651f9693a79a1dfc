using Farshore.Aws;
using Farshore.Region.CloudWatch.Metrics;
using Farshore.Region.Events;
using Farshore.Region.Partitions;
using Farshore.Region.Peers;
using Farshore.Region.Sns;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Blocks;
using Farshore.Region.Storage.Secrets;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Hosting;

/// <summary>What every service of one local region stands on.</summary>
/// <param name="Name">Region name, e.g. <c>us-east-1</c>.</param>
/// <param name="Account">The account that owns what is made here, twelve digits.</param>
/// <param name="Folder">Where the region keeps everything; a service uses a sub-folder of its own name.</param>
/// <param name="Endpoint">The region's own address.</param>
/// <param name="Database">Metadata of every service.</param>
/// <param name="Time">The region's clock.</param>
/// <param name="Logs">The region's log.</param>
public sealed record RegionContext(
    string Name, string Account, string Folder, Uri Endpoint, Database Database, TimeProvider Time, ILoggerFactory Logs)
{
    /// <summary>What its encryption hangs from; made with the first service that needs it.</summary>
    public RegionSecret Secret => field ??= RegionSecret.Open(Folder, Database);

    /// <summary>Disks and files of moments past.</summary>
    public BlockStore Blocks { get => field ?? throw Without(nameof(Blocks)); init; }

    /// <summary><see cref="Time"/> as what it is: a clock that can be put forward.</summary>
    public RegionClock Clock => field ??= Time as RegionClock ?? new(Time);

    /// <summary>What all regions of the home share.</summary>
    public Partition Partition { get => field ?? throw Without(nameof(Partition)); init; }

    /// <summary>The other regions of the home.</summary>
    public PeerRegions Peers { get => field ?? throw Without(nameof(Peers)); init; }

    /// <summary>Where services of the region tell people something.</summary>
    public TopicPublisher Topics => field ??= new(this);

    /// <summary>Where services of the region tell what happened.</summary>
    public EventBus Events => field ??= new(this);

    /// <summary>Where services of the region put what they count.</summary>
    public MetricStore Metrics => field ??= new(this);

    /// <summary>An ARN of this region and account.</summary>
    public Arn Arn(string service, string resource) => new(service, Name, Account, resource);

    InvalidOperationException Without(string part) => new($"the context of {Name} was made without {part}");
}
