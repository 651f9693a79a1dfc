using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Kms;

namespace Farshore.Region.Ssm;

/// <summary>Seals the values of SecureStrings with the region's KMS, bound to the parameter's ARN as on AWS, and opens them for those who
/// may use the key.</summary>
sealed class ParameterKeys(RegionContext region)
{
    public const string Usual = "alias/aws/ssm";

    readonly KmsKeys keys = new(region);
    readonly KmsAccess access = new(region);

    /// <exception cref="AwsException"><c>InvalidKeyId</c>, <c>AccessDeniedException</c>.</exception>
    public string Seal(string arn, string value, string keyId, Call call) => Judged(() =>
    {
        var key = keys.FindUsable(keyId, "Encrypt");
        access.Check(call.Caller, "kms:Encrypt", key, Context(arn), "ssm");
        return Convert.ToBase64String(keys.Materials.Encrypt(key.Id, System.Text.Encoding.UTF8.GetBytes(value), Context(arn)));
    });

    /// <exception cref="AwsException"><c>InvalidKeyId</c>, <c>AccessDeniedException</c>.</exception>
    public string Open(string arn, string ciphertext, Call call) => Judged(() =>
    {
        var sealedBytes = Convert.FromBase64String(ciphertext);
        var key = keys.FindUsable(KeyMaterials.KeyOf(sealedBytes)!, "Decrypt");
        access.Check(call.Caller, "kms:Decrypt", key, Context(arn), "ssm");
        var opened = keys.Materials.Decrypt(key.Id, sealedBytes, Context(arn));
        return opened is not null ? System.Text.Encoding.UTF8.GetString(opened)
            : throw new AwsException("InternalServerError", "The value of the parameter is damaged", 500);
    });

    static string Judged(Func<string> work)
    {
        try
        {
            return work();
        }
        catch (AwsException refused) when (refused.Code is not ("AccessDeniedException" or "InternalServerError"))
        {
            throw new AwsException("InvalidKeyId", refused.Message);
        }
    }

    static Dictionary<string, string> Context(string arn) => new() { ["PARAMETER_ARN"] = arn };
}
