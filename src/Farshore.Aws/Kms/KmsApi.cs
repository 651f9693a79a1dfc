using Farshore.Aws.Protocols;

namespace Farshore.Aws.Kms;

/// <summary>AWS Key Management Service, keys, their names, and what they encrypt.</summary>
public static partial class KmsApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value =
            new("KMS", "kms", "kms", "2014-11-01", Protocol.AwsJson11) { TargetPrefix = "TrentService" };
    }
}
