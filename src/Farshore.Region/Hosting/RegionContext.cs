using Farshore.Aws;
using Farshore.Region.Storage;
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
    /// <summary>An ARN of this region and account.</summary>
    public Arn Arn(string service, string resource) => new(service, Name, Account, resource);
}
