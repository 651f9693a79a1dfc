using Farshore.Aws.Protocols;

namespace Farshore.Aws.Rds;

/// <summary>Amazon RDS: database servers, their snapshots and their settings.</summary>
public static partial class RdsApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value =
            new("RDS", "rds", "rds", "2014-10-31", Protocol.AwsQuery) { XmlNamespace = "http://rds.amazonaws.com/doc/2014-10-31/" };
    }
}
