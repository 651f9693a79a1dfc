using Farshore.Aws;

namespace Farshore.Region.Kms;

/// <summary>Errors that several KMS operations share.</summary>
static class KmsErrors
{
    public static AwsException BadMarker() => new("InvalidMarkerException", "The marker is not one that a previous answer gave.");

    public static AwsException Validation(string message) => new("ValidationException", message);

    public static AwsException PendingDeletion(MasterKey key) => new("KMSInvalidStateException", $"{key.Arn} is pending deletion.");

    /// <exception cref="AwsException"><c>DisabledException</c>, <c>KMSInvalidStateException</c>.</exception>
    public static MasterKey Usable(this MasterKey key) => key.State switch
    {
        KeyState.Enabled => key,
        KeyState.Disabled => throw new AwsException("DisabledException", $"{key.Arn} is disabled."),
        _ => throw PendingDeletion(key),
    };

    /// <exception cref="AwsException"><c>InvalidKeyUsageException</c>: the key is for something else.</exception>
    public static MasterKey For(this MasterKey key, string usage, string operation) => key.Usage == usage ? key
        : throw new AwsException("InvalidKeyUsageException", $"{key.Arn} key usage is {key.Usage} which is not valid for {operation}.");

    /// <summary>A key of the customer's own, in a state to be changed.</summary>
    public static MasterKey Changeable(this MasterKey key, Farshore.Region.Hosting.Call call, string action) =>
        key.AwsManaged
            ? throw new AwsException("AccessDeniedException",
                $"User: {call.Caller.Arn} is not authorized to perform: kms:{action} on resource: {key.Arn}: it is a key that AWS manages")
            : key.State == KeyState.PendingDeletion ? throw PendingDeletion(key) : key;

    /// <summary>Everything was found to be in order, and that is all that was asked.</summary>
    public static void EndDryRun(bool? dryRun)
    {
        if (dryRun == true)
            throw new AwsException("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.", 412);
    }

    public static AwsException OutOfRange(string member, int value, int most) => Validation(
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must have value "
        + (value < 1 ? "greater than or equal to 1" : $"less than or equal to {most}"));

    /// <summary>Number of items on a page, checked as KMS does.</summary>
    public static int Limit(int? asked, int byDefault, int most) => asked switch
    {
        null => byDefault,
        < 1 => throw BadLimit(asked, "greater than or equal to 1"),
        var limit when limit > most => throw BadLimit(asked, $"less than or equal to {most}"),
        var limit => limit.Value,
    };

    static AwsException BadLimit(int? asked, string constraint) => Validation(
        $"1 validation error detected: Value '{asked}' at 'limit' failed to satisfy constraint: Member must have value {constraint}");
}
