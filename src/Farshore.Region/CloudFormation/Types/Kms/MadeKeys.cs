using Farshore.Aws.Kms;
using Farshore.Region.Kms;

namespace Farshore.Region.CloudFormation.Types.Kms;

/// <summary>Finds the key that an earlier attempt made: the service gives keys their names, so nothing but the token tells.</summary>
sealed class MadeKeys(ResourceWork work)
{
    public async Task<KeyMetadata?> FindAsync(CancellationToken cancellationToken)
    {
        for (string? marker = null; ;)
        {
            var page = await work.Api.SendAsync(KmsApi.ListKeys, new() { Marker = marker, Limit = 1000 }, cancellationToken);
            foreach (var key in page.Keys ?? [])
            {
                var tags = await work.Api.SendAsync(KmsApi.ListResourceTags, new() { KeyId = key.KeyId!, Limit = 50 }, cancellationToken);
                if (tags.Tags?.Any(tag => tag.TagKey == KeyTags.MadeBy && tag.TagValue == work.Token) == true)
                    return (await work.Api.SendAsync(KmsApi.DescribeKey, new() { KeyId = key.KeyId! }, cancellationToken)).KeyMetadata;
            }

            if (page.NextMarker is null) return null;
            marker = page.NextMarker;
        }
    }
}
