using Farshore.Aws.Protocols;

namespace Farshore.Aws.Sns;

/// <summary>Amazon Simple Notification Service: topics, who subscribes to them, and what is published.</summary>
public static partial class SnsApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value = new("SNS", "sns", "sns", "2010-03-31", Protocol.AwsQuery)
        {
            XmlNamespace = "http://sns.amazonaws.com/doc/2010-03-31/",
        };
    }
}
