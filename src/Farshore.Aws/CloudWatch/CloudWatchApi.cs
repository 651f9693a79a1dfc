using Farshore.Aws.Protocols;

namespace Farshore.Aws.CloudWatch;

/// <summary>Amazon CloudWatch: metrics, and alarms on them. Its clients speak whichever of three protocols their age prefers.</summary>
public static partial class CloudWatchApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value = new("CloudWatch", "monitoring", "monitoring", "2010-08-01", Protocol.RpcV2Cbor)
        {
            XmlNamespace = "http://monitoring.amazonaws.com/doc/2010-08-01/",
            TargetPrefix = "GraniteServiceVersion20100801",
            AlsoSpeaks = [Protocol.AwsJson10, Protocol.AwsQuery],
        };
    }
}
