using System.Buffers.Text;
using System.Text;

namespace Farshore.Region.S3;

/// <summary>Where a listing goes on: after a key, or past all keys that were rolled up.</summary>
readonly record struct ContinuationToken(string After, bool RolledUp)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes((RolledUp ? "p" : "k") + After));

    /// <exception cref="Aws.AwsException"><c>InvalidArgument</c>.</exception>
    public static ContinuationToken Parse(string token)
    {
        if (token.Length > 0 && Base64Url.IsValid(token))
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
            if (text is ['p' or 'k', ..]) return new(text[1..], text[0] == 'p');
        }

        throw S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token", token);
    }
}
