using System.Net;
using Farshore.Aws;

namespace Farshore.Region.S3;

/// <summary>What a general purpose bucket may be called.</summary>
static class BucketNameRule
{
    static readonly string[] ReservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
    static readonly string[] ReservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    /// <exception cref="AwsException"><c>InvalidBucketName</c>.</exception>
    public static void Check(string name)
    {
        var valid = name.Length is >= 3 and <= 63
            && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.')
            && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
            && !name.Contains("..", StringComparison.Ordinal)
            && !(name.Count(letter => letter == '.') == 3 && IPAddress.TryParse(name, out _))
            && !ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            && !ReservedSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
        if (valid) return;
        throw new AwsException("InvalidBucketName", "The specified bucket is not valid.")
        {
            Details = new Dictionary<string, string> { ["BucketName"] = name },
        };
    }
}
