using Farshore.Aws.Protocols;

namespace Farshore.Aws.CloudFormation;

/// <summary>AWS CloudFormation: stacks of resources made from templates, changed by change sets, and turned back where they fail.</summary>
public static partial class CloudFormationApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value =
            new("CloudFormation", "cloudformation", "cloudformation", "2010-05-15", Protocol.AwsQuery)
            {
                XmlNamespace = "http://cloudformation.amazonaws.com/doc/2010-05-15/",
            };
    }
}
