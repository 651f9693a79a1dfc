using Farshore.Aws;

namespace Farshore.Region.S3.Replication;

/// <summary>The refusals of a replication configuration, in S3's words.</summary>
static class ReplicationErrors
{
    public static AwsException MalformedXml() =>
        new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");

    public static AwsException InvalidRequest(string message) => new("InvalidRequest", message);

    public static AwsException InvalidArgument(string name, string? value, string message) => new("InvalidArgument", message)
    {
        Details = value is null
            ? new Dictionary<string, string> { ["ArgumentName"] = name }
            : new Dictionary<string, string> { ["ArgumentName"] = name, ["ArgumentValue"] = value },
    };

    const string ThisSchema =
        "this version of Cross Region Replication configuration schema. Please refer to S3 Developer Guide for more information.";

    public static AwsException NotForThisSchema(string element) => InvalidRequest(
        $"{element} cannot be used for {ThisSchema}");

    public static AwsException NeededForThisSchema(string element) => InvalidRequest(
        $"{element} must be specified for {ThisSchema}");

    public static AwsException NotFound(string bucket) =>
        new("ReplicationConfigurationNotFoundError", "The replication configuration was not found", 404)
        {
            Details = new Dictionary<string, string> { ["BucketName"] = bucket },
        };
}
