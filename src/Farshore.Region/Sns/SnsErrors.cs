using Farshore.Aws;

namespace Farshore.Region.Sns;

/// <summary>Errors in SNS's words.</summary>
static class SnsErrors
{
    public static AwsException Parameter(string what) => new("InvalidParameter", $"Invalid parameter: {what}");

    public static AwsException NoSubscription() => new("NotFound", "Subscription does not exist", 404);

    public static AwsException NoTopic() => new("NotFound", "Topic does not exist", 404);
}
