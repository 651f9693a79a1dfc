using System.Security.Cryptography;
using System.Text;

namespace Farshore.Aws.Signing;

/// <summary>Decides whether the policy in a form was signed by whom the form says. Forms of version 2, which the oldest Regions still
/// take, are taken as well.</summary>
/// <param name="region">The Region that forms must be signed for.</param>
/// <param name="findKey">Looks an access key up; null where there is none of that id.</param>
/// <param name="time">The clock by which temporary keys end.</param>
public sealed class FormSignatures(string region, Func<string, AccessKey?> findKey, TimeProvider time)
{
    static readonly SignatureErrors Errors = SignatureErrors.Of("s3");

    /// <summary>Verifies the signature over the field <c>policy</c>; what the policy says is not looked at.</summary>
    /// <returns>The key that signed; null where the form is not signed at all.</returns>
    /// <exception cref="AwsException">It is signed wrongly, or not wholly.</exception>
    public AccessKey? Verify(IReadOnlyDictionary<string, string> fields)
    {
        var isFour = fields.ContainsKey("x-amz-signature") || fields.ContainsKey("x-amz-credential")
            || fields.ContainsKey("x-amz-algorithm");
        var isTwo = fields.ContainsKey("signature") || fields.ContainsKey("AWSAccessKeyId");
        if (!isFour && !isTwo && !fields.ContainsKey("policy")) return null;
        var policy = Need(fields, "policy");
        return isFour ? VerifyFour(fields, policy) : VerifyTwo(fields, policy);
    }

    AccessKey VerifyFour(IReadOnlyDictionary<string, string> fields, string policy)
    {
        if (Need(fields, "x-amz-algorithm") != ClaimReader.Algorithm)
            throw Invalid("x-amz-algorithm", fields["x-amz-algorithm"], "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"");
        var credential = Need(fields, "x-amz-credential");
        if (!CredentialScope.TryParse(credential, out var keyId, out var scope))
        {
            throw Invalid(
                "x-amz-credential", credential,
                "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        }

        var claim = new SignatureClaim(keyId, scope, [], Need(fields, "x-amz-signature"))
        {
            Timestamp = Need(fields, "x-amz-date"),
            SessionToken = fields.GetValueOrDefault("x-amz-security-token"),
        };
        if (scope.Region != region) throw Errors.WrongRegion(claim, region);
        var key = findKey(keyId) ?? throw Errors.UnknownKey(keyId);
        SignatureVerifier.CheckToken(key, claim, Errors, time.GetUtcNow());
        return SignatureV4.AreEqual(SignatureV4.Sign(SignatureV4.DeriveKey(key.Secret, scope), policy), claim.Signature)
            ? key
            : throw Mismatch(keyId, policy, claim.Signature);
    }

    AccessKey VerifyTwo(IReadOnlyDictionary<string, string> fields, string policy)
    {
        var keyId = Need(fields, "AWSAccessKeyId");
        var signature = Need(fields, "signature");
        var key = findKey(keyId) ?? throw Errors.UnknownKey(keyId);
        var claim = new SignatureClaim(keyId, new("", region, "s3"), [], signature)
        {
            SessionToken = fields.GetValueOrDefault("x-amz-security-token"),
        };
        SignatureVerifier.CheckToken(key, claim, Errors, time.GetUtcNow());
        // Version 2 is HMAC-SHA1; it guards no more than what a signer of that age can use.
        var computed = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.UTF8.GetBytes(policy)));
        return SignatureV4.AreEqual(computed, signature) ? key : throw Mismatch(keyId, policy, signature);
    }

    static string Need(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value) ? value : throw Invalid(
            name, "", $"Bucket POST must contain a field named '{name}'.  If it is specified, please check the order of the fields.");

    static AwsException Invalid(string name, string value, string message) => new("InvalidArgument", message)
    {
        Details = new Dictionary<string, string> { ["ArgumentName"] = name, ["ArgumentValue"] = value },
    };

    static AwsException Mismatch(string keyId, string policy, string signature) => new(
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.", 403)
    {
        Details = new Dictionary<string, string>
        {
            ["AWSAccessKeyId"] = keyId,
            ["StringToSign"] = policy,
            ["SignatureProvided"] = signature,
        },
    };
}
