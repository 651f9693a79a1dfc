using Farshore.Aws;

namespace Farshore.Region.S3Control;

/// <summary>S3 Control's refusals.</summary>
static class JobErrors
{
    public static AwsException Invalid(string message) => new("InvalidRequest", message);

    public static AwsException NotFound(string id) => new("NoSuchJob", $"The specified job does not exist: {id}", 404);

    public static AwsException Status(string message) => new("JobStatusException", message);

    public static AwsException OtherRequest() => new(
        "IdempotencyException", "Client request token has been used by another job with different parameters");
}

/// <summary>A job that cannot be done at all.</summary>
sealed class JobFailedException(string code, string reason) : Exception(reason)
{
    public string Code => code;
}
