using Farshore.Aws;
using Farshore.Region.Peers;

namespace Farshore.Cli.Local;

/// <summary>Webhooks of whichever region has the bucket.</summary>
sealed class LocalWebhooks(RegionControl control, IReadOnlyList<LocalRegion> regions, Output output)
{
    /// <exception cref="AwsException">No region has the bucket, or the address is refused.</exception>
    public async Task ChangeAsync(string bucket, string url, bool remove, bool allowRemote, CancellationToken cancellationToken)
    {
        for (var index = 0; ; index++)
        {
            try
            {
                await ChangeAsync(regions[index], bucket, url, remove, allowRemote, cancellationToken);
                var change = new WebhookAnswer(regions[index].Name, bucket, url, Removed: remove);
                if (output.IsJson) output.Json(change, CliShapes.Readable.WebhookAnswer);
                output.Line(remove ? $"events of {bucket} go to {url} no longer" : $"events of {bucket} go to {url} from now on");
                return;
            }
            catch (AwsException elsewhere) when (elsewhere.Code == "NoSuchBucket" && index + 1 < regions.Count)
            {
                // Another of the regions has it.
                continue;
            }
        }
    }

    Task ChangeAsync(
        LocalRegion region, string bucket, string url, bool remove, bool allowRemote, CancellationToken cancellationToken) => remove
        ? control.AskAsync(region, EventApi.DeleteWebhook, new() { Bucket = bucket, Url = url }, cancellationToken)
        : control.AskAsync(
            region, EventApi.PutWebhook, new() { Bucket = bucket, Url = url, AllowRemote = allowRemote ? true : null }, cancellationToken);
}

/// <summary>A webhook under <c>--json</c>.</summary>
/// <param name="Region">The region that posts.</param>
/// <param name="Bucket">Whose events.</param>
/// <param name="Url">Where to.</param>
/// <param name="Removed">It does so no longer.</param>
sealed record WebhookAnswer(string Region, string Bucket, string Url, bool Removed);
