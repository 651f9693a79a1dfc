using Farshore.Aws.Protocols;

namespace Farshore.Aws.S3;

/// <summary>Amazon S3's operations, each beside the shapes of its resource.</summary>
public static partial class S3Api
{
    public static ServiceContract Service => Declared.Service;

    // In a class of its own, so that it exists before any operation of any file of this class does.
    static class Declared
    {
        internal static readonly ServiceContract Service = new("S3", "s3", "s3", "2006-03-01", Protocol.RestXml)
        {
            XmlNamespace = "http://s3.amazonaws.com/doc/2006-03-01/",
        };
    }
}
