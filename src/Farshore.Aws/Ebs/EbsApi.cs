using Farshore.Aws.Protocols;

namespace Farshore.Aws.Ebs;

/// <summary>The EBS direct APIs: a snapshot's content, block by block.</summary>
public static partial class EbsApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value =
            new("EBS", "ebs", "ebs", "2019-11-02", Protocol.RestJson1);
    }
}
