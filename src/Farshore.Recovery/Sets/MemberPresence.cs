using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Sets;

/// <summary>Looks whether what a capsule speaks of is still there: a recovery point that somebody deleted is found before anything is
/// restored, not while it is.</summary>
public sealed class MemberPresence(RegionAccess secondary, Ledger ledger)
{
    const int LooksAtOnce = 32;
    const int MostOthers = 10;

    /// <returns>What is missing, one sentence each; empty where all is there.</returns>
    public async Task<IReadOnlyList<string>> MissingAsync(
        Capsule capsule, Func<CapsuleMember, bool> isWanted, CancellationToken cancellationToken) =>
        await capsule.Members.Where(isWanted).ToAsyncEnumerable()
            .WorkInOrderAsync(LooksAtOnce, (member, token) => LookAsync(capsule, member, token), cancellationToken)
            .Where(missing => missing is not null).Select(missing => missing!).ToListAsync(cancellationToken);

    /// <summary>The newest other sets that hold all that is wanted.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(
        string but, Func<CapsuleMember, bool> isWanted, CancellationToken cancellationToken)
    {
        List<string> whole = [];
        var others = (await ledger.ReadAllAsync(cancellationToken)).Where(capsule => capsule.Set != but).Reverse();
        foreach (var capsule in others.Take(MostOthers))
            if ((await MissingAsync(capsule, isWanted, cancellationToken)).Count == 0) whole.Add($"{capsule.Set} of {capsule.Youngest:O}");
        return whole;
    }

    async Task<string?> LookAsync(Capsule capsule, CapsuleMember member, CancellationToken cancellationToken) => member switch
    {
        { Bucket: { } bucket } => await IsBucketThereAsync(bucket.Replica, cancellationToken) ? null
            : $"the replica {bucket.Replica} of {member.Name}",
        { Copy: { } copy } => await IsPointThereAsync(capsule.SecondaryVault, copy, cancellationToken) ? null
            : $"the recovery point {copy} of {member.Name} in vault {capsule.SecondaryVault}",
        _ => null,
    };

    async Task<bool> IsPointThereAsync(string vault, string point, CancellationToken cancellationToken)
    {
        try
        {
            var found = await secondary.Aws.SendAsync(BackupApi.DescribeRecoveryPoint,
                new() { BackupVaultName = vault, RecoveryPointArn = point }, cancellationToken);
            return found.Status is not ("EXPIRED" or "DELETING" or "DELETED");
        }
        catch (AwsException gone) when (gone.Code is "ResourceNotFoundException")
        {
            return false;
        }
        catch (AwsException refused) when (Failure.AsRefusal(refused) is not null)
        {
            // That nobody may ask does not mean that it is gone; it is restored without AWS Backup where that must be.
            return true;
        }
    }

    async Task<bool> IsBucketThereAsync(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            await secondary.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, MaxKeys = 1 }, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception gone) when (gone.ErrorCode is "NoSuchBucket")
        {
            return false;
        }
    }
}
