using Farshore.Aws;

namespace Farshore.Region.S3;

/// <summary>The header <c>Content-MD5</c>.</summary>
static class ContentDigest
{
    const int MD5Length = 16;

    public static void CheckForm(string? contentMD5)
    {
        Span<byte> bytes = stackalloc byte[MD5Length + 8];
        if (contentMD5 is null || (Convert.TryFromBase64String(contentMD5, bytes, out var length) && length == MD5Length)) return;
        throw new AwsException("InvalidDigest", "The Content-MD5 you specified was invalid.")
        {
            Details = new Dictionary<string, string> { ["Content-MD5"] = contentMD5 },
        };
    }

    public static void Check(string? contentMD5, string computedHex)
    {
        if (contentMD5 is null) return;
        var computed = Convert.ToBase64String(Convert.FromHexString(computedHex));
        if (computed == contentMD5) return;
        throw new AwsException("BadDigest", "The Content-MD5 you specified did not match what we received.")
        {
            Details = new Dictionary<string, string> { ["ExpectedDigest"] = contentMD5, ["CalculatedDigest"] = computed },
        };
    }
}
