using Farshore.Aws;
using Farshore.Aws.S3;

namespace Farshore.Region.S3.Lifecycle;

/// <summary>What the filter of a lifecycle rule must look like.</summary>
static class LifecycleFilterCheck
{
    const int LongestPrefix = 1024;
    const long LargestObject = 5L << 40;

    /// <exception cref="AwsException"><c>MalformedXML</c>, <c>InvalidRequest</c>, <c>InvalidTag</c>.</exception>
    public static void Check(LifecycleRule rule)
    {
        if (rule.Filter is { } filter) CheckShape(filter);
        var read = LifecycleFilter.Of(rule);
        if (System.Text.Encoding.UTF8.GetByteCount(read.Prefix) > LongestPrefix)
            throw S3Errors.InvalidRequest($"The maximum size of a prefix is {LongestPrefix}.");
        if (read.Tags.Count > 0)
        {
            if (read.Tags.DistinctBy(tag => tag.Key, StringComparer.Ordinal).Count() < read.Tags.Count)
                throw S3Errors.InvalidRequest("Duplicate Tag Keys are not allowed.");
            foreach (var tag in read.Tags) TagRules.Check([tag], TagRules.MostOnObject);
        }

        CheckSize(read.Above, "ObjectSizeGreaterThan", 0);
        CheckSize(read.Below, "ObjectSizeLessThan", 1);
        if (read.Below <= read.Above)
        {
            throw S3Errors.InvalidRequest("'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.");
        }
    }

    static void CheckShape(LifecycleRuleFilter filter)
    {
        var members = (filter.Prefix is null ? 0 : 1) + (filter.Tag is null ? 0 : 1) + (filter.And is null ? 0 : 1)
            + (filter.ObjectSizeGreaterThan is null ? 0 : 1) + (filter.ObjectSizeLessThan is null ? 0 : 1);
        if (members > 1) throw S3Errors.MalformedXml();
        if (filter.And is not { } and) return;
        var conditions = (and.Prefix is null ? 0 : 1) + (and.Tags?.Count ?? 0)
            + (and.ObjectSizeGreaterThan is null ? 0 : 1) + (and.ObjectSizeLessThan is null ? 0 : 1);
        if (conditions < 2) throw S3Errors.MalformedXml();
    }

    static void CheckSize(long? size, string name, long least)
    {
        if (size is null || (size >= least && size <= LargestObject)) return;
        throw S3Errors.InvalidRequest($"'{name}' should be between {least} and {LargestObject}.");
    }
}
