using Farshore.Aws.Protocols;

namespace Farshore.Aws.Sts;

/// <summary>AWS Security Token Service: who am I, and keys for a while.</summary>
public static partial class StsApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value = new("STS", "sts", "sts", "2011-06-15", Protocol.AwsQuery)
        {
            XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
        };
    }
}
