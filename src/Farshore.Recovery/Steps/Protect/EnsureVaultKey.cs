using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>Something that was there, or that the step made.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Made">This run made it, and so may take it away.</param>
public sealed record Ensured(string Arn, bool Made);

/// <summary>Sees to it that the alias names a customer managed key: copies of machines and databases need one.</summary>
public sealed record EnsureVaultKey(Side Side, string Alias) : Step<Ensured>
{
    const int MostKeysLookedAt = 1000;
    const int DaysUntilDeletion = 7;

    public override async Task<Ensured> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var kms = context.World.At(Side).Kms;
        var description = $"Farshore's backup vault ({context.Token})";
        if (await FindAsync(kms, Alias, cancellationToken) is { } found)
        {
            if (found.KeyState != KeyState.Enabled)
                throw new StepRefusedException(
                    $"{Alias} names key {found.KeyId}, which is {found.KeyState}: enable it, or give the plan another key under 'vaults'");
            return new(found.Arn, found.Description == description);
        }

        var arn = context.IsRepeat ? await FindByDescriptionAsync(kms, description, cancellationToken) : null;
        arn ??= (await kms.CreateKeyAsync(new CreateKeyRequest { Description = description }, cancellationToken)).KeyMetadata.Arn;
        try
        {
            await kms.CreateAliasAsync(new CreateAliasRequest { AliasName = Alias, TargetKeyId = arn }, cancellationToken);
        }
        catch (AlreadyExistsException) when (context.IsRepeat)
        {
            // An earlier attempt got this far.
        }

        return new(arn, Made: true);
    }

    public override async Task UndoAsync(StepContext context, Ensured output, CancellationToken cancellationToken)
    {
        if (!output.Made) return;
        var kms = context.World.At(Side).Kms;
        if (await FindAsync(kms, Alias, cancellationToken) is { } found && found.Arn == output.Arn)
            await kms.DeleteAliasAsync(new DeleteAliasRequest { AliasName = Alias }, cancellationToken);
        try
        {
            await kms.ScheduleKeyDeletionAsync(
                new ScheduleKeyDeletionRequest { KeyId = output.Arn, PendingWindowInDays = DaysUntilDeletion }, cancellationToken);
        }
        catch (Exception gone) when (gone is NotFoundException or KMSInvalidStateException)
        {
            // Already scheduled.
        }
    }

    static async Task<KeyMetadata?> FindAsync(IAmazonKeyManagementService kms, string key, CancellationToken cancellationToken)
    {
        try
        {
            return (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, cancellationToken)).KeyMetadata;
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    // CreateKey has no token: only after an attempt that may have made one is it worth looking through the account's keys.
    static async Task<string?> FindByDescriptionAsync(
        IAmazonKeyManagementService kms, string description, CancellationToken cancellationToken)
    {
        var keys = await kms.ListKeysAsync(new ListKeysRequest { Limit = MostKeysLookedAt }, cancellationToken);
        foreach (var key in keys.Keys ?? [])
        {
            if (await FindAsync(kms, key.KeyArn, cancellationToken) is { } found && found.Description == description) return found.Arn;
        }

        return null;
    }
}
