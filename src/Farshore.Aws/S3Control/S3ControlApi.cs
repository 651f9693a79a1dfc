using Farshore.Aws.Protocols;

namespace Farshore.Aws.S3Control;

/// <summary>Amazon S3 Control's operations, each beside the shapes of its resource.</summary>
public static partial class S3ControlApi
{
    public static ServiceContract Service => Declared.Service;

    // In a class of its own, so that it exists before any operation of any file of this class does.
    static class Declared
    {
        internal static readonly ServiceContract Service = new("S3 Control", "s3-control", "s3", "2018-08-20", Protocol.RestXml)
        {
            XmlNamespace = "http://awss3control.amazonaws.com/doc/2018-08-20/",
        };
    }
}
