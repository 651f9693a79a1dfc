using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>A Region's client for a preflight: few calls at a time, none once the Region has shown that it does not answer, and what is
/// forbidden named by its permission.</summary>
sealed class AskingClient(IAwsClient inner, Side side, TimeProvider time, Commands commands, Func<Task> reached) : IAwsClient
{
    const int AtOnce = 32;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly SemaphoreSlim gate = new(AtOnce);

    public string Region => inner.Region;

    public async Task<TOutput> SendAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken)
    {
        await reached();
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await inner.SendAsync(operation, input, cancellationToken).WaitAsync(Patience, time, cancellationToken);
        }
        catch (AwsException error) when (IsForbidden(error))
        {
            throw new NotAllowedException(operation, error, commands.Allow(Permission(operation)));
        }
        catch (Exception failure) when (failure is not AwsException && !cancellationToken.IsCancellationRequested)
        {
            throw new OutOfReachException(side, $"{inner.Region} could not be asked: {failure.Message}", failure);
        }
        finally
        {
            gate.Release();
        }
    }

    static bool IsForbidden(AwsException error) => error.Status is 403
        || error.Code is "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation" or "AuthorizationError";

    /// <summary>The IAM action behind an operation, where the two are not called the same.</summary>
    static string Permission(IOperation operation) => operation.Name switch
    {
        "ListObjectsV2" => "s3:ListBucket",
        "HeadObject" => "s3:GetObject",
        "GetBucketReplication" => "s3:GetReplicationConfiguration",
        "GetBucketEncryption" => "s3:GetEncryptionConfiguration",
        "GetBucketLifecycleConfiguration" => "s3:GetLifecycleConfiguration",
        "GetBucketCors" => "s3:GetBucketCORS",
        "GetPublicAccessBlock" => "s3:GetBucketPublicAccessBlock",
        "GetBucketNotificationConfiguration" => "s3:GetBucketNotification",
        "GetObjectLockConfiguration" => "s3:GetBucketObjectLockConfiguration",
        var name => $"{operation.Service.SigningName}:{name}",
    };
}

/// <summary>The plan's credentials may not look at something.</summary>
sealed class NotAllowedException(IOperation operation, AwsException error, string remedy)
    : Exception($"{operation.Name} was refused: {error.Message}", error)
{
    public string Remedy => remedy;

    public string Operation => operation.Name;
}

/// <summary>A Region, or its credentials, did not answer.</summary>
sealed class OutOfReachException(Side side, string message, Exception? cause) : Exception(message, cause)
{
    public Side Side => side;
}
