using Farshore.Aws;
using Farshore.Aws.CloudWatch;
using Farshore.Region.CloudWatch.Alarms;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudWatch;

/// <summary>Labels of alarms.</summary>
sealed class AlarmTags(RegionContext region, AlarmState state)
{
    const int MostTags = 50;
    const string Mark = ":alarm:";

    public void Serve(Operations served)
    {
        served.Add(CloudWatchApi.TagResource, async (request, call, cancellationToken) =>
        {
            var more = Checked(region, call, request.Tags);
            await ChangeAsync(request.ResourceARN, tags =>
            {
                var all = new Dictionary<string, string>(tags, StringComparer.Ordinal);
                foreach (var (key, value) in more) all[key] = value;
                return all;
            }, cancellationToken);
            return new();
        });
        served.Add(CloudWatchApi.UntagResource, async (request, _, cancellationToken) =>
        {
            await ChangeAsync(request.ResourceARN, tags => tags.Where(tag => !request.TagKeys.Contains(tag.Key))
                .ToDictionary(StringComparer.Ordinal), cancellationToken);
            return new();
        });
        served.Add(CloudWatchApi.ListTagsForResource, (request, _, _) => Task.FromResult(new ListTagsForResourceOutput
        {
            Tags = [.. (state.Alarms.Find(NameOf(request.ResourceARN)) ?? throw NotFound(request.ResourceARN)).Tags
                .OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        }));
    }

    /// <exception cref="AwsException">A key is AWS's own, said twice, or one too many.</exception>
    public static Dictionary<string, string> Checked(RegionContext region, Call call, IReadOnlyList<Tag>? tags)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (var tag in tags ?? [])
        {
            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) && !region.Partition.IsPeer(call.Caller.AccessKeyId))
                throw CloudWatchErrors.Value("aws: prefixed tag key names are not allowed for external use.");
            if (!all.TryAdd(tag.Key, tag.Value)) throw CloudWatchErrors.Value("Duplicate tag key found in the request.");
        }

        return all;
    }

    async Task ChangeAsync(string arn, Func<IReadOnlyDictionary<string, string>, Dictionary<string, string>> change,
        CancellationToken cancellationToken) =>
        _ = await state.Alarms.UpdateAsync(NameOf(arn), alarm => change(alarm.Tags) is { Count: <= MostTags } tags
                ? alarm with { Tags = tags }
                : throw CloudWatchErrors.Value($"A resource cannot have more than {MostTags} tags."), cancellationToken)
            ?? throw NotFound(arn);

    static string NameOf(string arn) => arn.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at
        ? arn[(at + Mark.Length)..] : throw CloudWatchErrors.Value($"The value {arn} for parameter ResourceARN is invalid.");

    static AwsException NotFound(string arn) => new("ResourceNotFoundException", $"Resource {arn} does not exist.", 404);
}
