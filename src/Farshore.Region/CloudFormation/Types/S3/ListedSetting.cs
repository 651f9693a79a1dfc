using System.Text.Json.Nodes;
using Farshore.Aws.Client;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>A property that lists things which S3 keeps one by one, each under its id: what the template no longer lists goes.</summary>
/// <param name="List">Those that are there.</param>
/// <param name="Put">Sets one.</param>
/// <param name="Delete">Takes one away.</param>
sealed record ListedSetting<T>(
    Func<IAwsClient, string, CancellationToken, Task<IReadOnlyList<T>>> List,
    Func<IAwsClient, string, T, CancellationToken, Task> Put,
    Func<IAwsClient, string, string, CancellationToken, Task> Delete)
{
    public BucketSetting ToSetting(string property, TemplateForm<T> form, Func<T, string> idOf) => new(property,
        async (api, bucket, wanted, stop) =>
        {
            var written = ((wanted as JsonArray) ?? []).Select((item, at) => form.Read(item!, $"{property}/{at}")).ToList();
            var ids = written.Select(idOf).ToHashSet(StringComparer.Ordinal);
            foreach (var gone in (await List(api, bucket, stop)).Select(idOf).Where(id => !ids.Contains(id))) await Delete(api, bucket,
                gone, stop);
            foreach (var one in written) await Put(api, bucket, one, stop);
        },
        async (api, bucket, stop) =>
        {
            foreach (var gone in await List(api, bucket, stop)) await Delete(api, bucket, idOf(gone), stop);
        },
        async (api, bucket, stop) => new JsonArray([.. (await List(api, bucket, stop)).Select(form.Write)]));
}
