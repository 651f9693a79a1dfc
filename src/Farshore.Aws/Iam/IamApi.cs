using Farshore.Aws.Protocols;

namespace Farshore.Aws.Iam;

/// <summary>AWS Identity and Access Management, as far as roles that services act as go.</summary>
public static partial class IamApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value = new("IAM", "iam", "iam", "2010-05-08", Protocol.AwsQuery)
        {
            XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/",
            GlobalRegion = "us-east-1",
        };
    }
}
