using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>What outlives its stack because recovery points rest on it. Of a stack that this run made and takes back nothing rests on
/// anything yet, so it goes too; what is no longer empty stays.</summary>
sealed class StackLeftovers(StepContext context, Side side, CancellationToken cancellationToken)
{
    const int DaysUntilDeletion = 7;

    static readonly string[] Types = ["AWS::KMS::Alias", "AWS::Backup::BackupVault", "AWS::S3::Bucket", "AWS::KMS::Key"];

    readonly RegionAccess region = context.World.At(side);

    /// <summary>In the order in which they can be taken away.</summary>
    public async Task<IReadOnlyList<KeptThing>> OfAsync(string stack)
    {
        var calls = new StackCalls(context, side, cancellationToken);
        List<KeptThing> found = [];
        string? token = null;
        do
        {
            var page = await calls.AskAsync(CloudFormationApi.ListStackResources, new() { StackName = stack, NextToken = token });
            found.AddRange((page.StackResourceSummaries ?? []).Where(one => one.PhysicalResourceId is { Length: > 0 }
                && Types.Contains(one.ResourceType)).Select(one => new KeptThing(one.ResourceType, one.PhysicalResourceId!)));
            token = page.NextToken;
        }
        while (token is { Length: > 0 });
        return [.. found.OrderBy(one => Array.IndexOf(Types, one.Type))];
    }

    public async Task RemoveAsync(IReadOnlyList<KeptThing> left)
    {
        foreach (var one in left)
        {
            try
            {
                await RemoveAsync(one.Type, one.Id);
            }
            catch (AwsException gone) when (
                gone.Code is "ResourceNotFoundException" or "InvalidRequestException" or "AccessDeniedException")
            {
                // Gone with its stack, or recovery points are in it by now.
            }
            catch (AmazonS3Exception gone) when (gone.ErrorCode is "NoSuchBucket" or "BucketNotEmpty")
            {
                // Gone with its stack, or somebody has written into it since: what they wrote stays.
            }
            catch (AmazonKeyManagementServiceException gone) when (gone is NotFoundException or KMSInvalidStateException)
            {
                // Gone with its stack.
            }
        }
    }

    Task RemoveAsync(string type, string id) => type switch
    {
        "AWS::KMS::Alias" => region.Kms.DeleteAliasAsync(new DeleteAliasRequest { AliasName = id }, cancellationToken),
        "AWS::KMS::Key" => region.Kms.ScheduleKeyDeletionAsync(
            new ScheduleKeyDeletionRequest { KeyId = id, PendingWindowInDays = DaysUntilDeletion }, cancellationToken),
        "AWS::S3::Bucket" => region.S3.DeleteBucketAsync(new DeleteBucketRequest { BucketName = id }, cancellationToken),
        _ => region.Aws.SendAsync(BackupApi.DeleteBackupVault, new() { BackupVaultName = id }, cancellationToken),
    };
}
