using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;
using Farshore.Region.Iam.Policies;

namespace Farshore.Region.Backup;

/// <summary>Policies of vaults. Within the account everything is allowed that they do not deny.</summary>
sealed class VaultPolicies(BackupState state)
{
    public void Serve(Operations served)
    {
        served.Add(BackupApi.PutBackupVaultAccessPolicy, PutAsync);
        served.Add(BackupApi.GetBackupVaultAccessPolicy, Get);
        served.Add(BackupApi.DeleteBackupVaultAccessPolicy, DeleteAsync);
    }

    /// <summary>Refuses what a vault's policy denies to a caller.</summary>
    /// <param name="vault">Whose policy.</param>
    /// <param name="caller">User, role session or root.</param>
    /// <param name="action">e.g. <c>backup:DeleteRecoveryPoint</c>.</param>
    /// <param name="resource">The vault's or recovery point's ARN.</param>
    /// <exception cref="AwsException"><c>AccessDeniedException</c>.</exception>
    public static void Check(VaultRow vault, PolicyCaller caller, string action, string resource)
    {
        if (Denies(vault, caller, action, resource))
            throw new AwsException("AccessDeniedException", "Insufficient privileges to perform this action.", 403);
    }

    public static bool Denies(VaultRow vault, PolicyCaller caller, string action, string resource)
    {
        if (vault.Policy is not { } text) return false;
        AccessRequest request = new(caller, action, resource, key => key switch
        {
            "aws:principalarn" when caller.Arn is { } arn => [arn],
            "aws:principalaccount" when caller.Account is { } account => [account],
            _ => [],
        });
        return PolicyDocument.Of(text).DecideForResource(request) == Decision.Denied;
    }

    public static PolicyCaller CallerOf(Principal caller) => new(caller.Arn, caller.Account) { UniqueId = caller.UserId };

    async Task<PutBackupVaultAccessPolicyResponse> PutAsync(
        PutBackupVaultAccessPolicyInput input, Call call, CancellationToken cancellationToken)
    {
        if (input.Policy is null) throw BackupErrors.Missing("Policy");
        CheckReadable(input.Policy);
        await ChangeAsync(input.BackupVaultName, input.Policy, cancellationToken);
        return new();
    }

    Task<GetBackupVaultAccessPolicyOutput> Get(GetBackupVaultAccessPolicyInput input, Call call, CancellationToken cancellationToken)
    {
        var vault = state.Vault(input.BackupVaultName);
        return Task.FromResult(new GetBackupVaultAccessPolicyOutput
        {
            BackupVaultName = vault.Name, BackupVaultArn = vault.Arn,
            Policy = vault.Policy ?? throw BackupErrors.NotFound($"Backup vault {vault.Name} has no access policy."),
        });
    }

    async Task<DeleteBackupVaultAccessPolicyResponse> DeleteAsync(
        DeleteBackupVaultAccessPolicyInput input, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(input.BackupVaultName, null, cancellationToken);
        return new();
    }

    async Task ChangeAsync(string name, string? policy, CancellationToken cancellationToken) =>
        _ = await state.Vaults.UpdateAsync(name, vault => vault with { Policy = policy }, cancellationToken)
            ?? throw BackupErrors.VaultNotFound(name);

    static void CheckReadable(string policy)
    {
        try
        {
            using var read = JsonDocument.Parse(policy);
        }
        catch (JsonException)
        {
            throw BackupErrors.Value("Provided policy document is not valid JSON.");
        }

        if (PolicyDocument.Of(policy).Statements is not { Count: > 0 } statements
            || statements.Any(statement => statement.Principals is null || statement.Actions.Count == 0))
            throw BackupErrors.Value("Provided policy document needs statements with Effect, Principal and Action.");
    }
}
