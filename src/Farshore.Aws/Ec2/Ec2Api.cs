using Farshore.Aws.Protocols;

namespace Farshore.Aws.Ec2;

/// <summary>Amazon EC2: machines, their disks and images, and the networks around them.</summary>
public static partial class Ec2Api
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value =
            new("EC2", "ec2", "ec2", "2016-11-15", Protocol.Ec2Query) { XmlNamespace = "http://ec2.amazonaws.com/doc/2016-11-15/" };
    }
}
