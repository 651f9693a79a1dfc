using Farshore.Aws.Protocols;

namespace Farshore.Aws.Ssm;

/// <summary>AWS Systems Manager, as far as its Parameter Store.</summary>
public static partial class SsmApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value =
            new("SSM", "ssm", "ssm", "2014-11-06", Protocol.AwsJson11) { TargetPrefix = "AmazonSSM" };
    }
}
