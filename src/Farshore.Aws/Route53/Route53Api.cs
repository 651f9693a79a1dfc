using Farshore.Aws.Protocols;

namespace Farshore.Aws.Route53;

/// <summary>Amazon Route 53: names and what they point at, one for all Regions.</summary>
public static partial class Route53Api
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value = new("Route 53", "route53", "route53", "2013-04-01", Protocol.RestXml)
        {
            XmlNamespace = "https://route53.amazonaws.com/doc/2013-04-01/",
            GlobalRegion = "us-east-1",
        };
    }
}
