using Farshore.Aws;
using Farshore.Aws.Kms;
using Farshore.Aws.Protocols;
using Farshore.Region.Hosting;
using Farshore.Region.Iam.Policies;

namespace Farshore.Region.Kms;

/// <summary>Who may encrypt, decrypt and sign with a key: whom its policy names, and in accounts that it names those whose own policies
/// allow
/// it.</summary>
public sealed class KmsAccess(RegionContext region)
{
    static readonly HashSet<string> WithKeys =
    [
        nameof(KmsApi.Encrypt), nameof(KmsApi.Decrypt), nameof(KmsApi.ReEncrypt), nameof(KmsApi.GenerateDataKey),
        nameof(KmsApi.GenerateDataKeyWithoutPlaintext), nameof(KmsApi.GenerateRandom),
        nameof(KmsApi.Sign), nameof(KmsApi.Verify), nameof(KmsApi.GetPublicKey),
    ];

    readonly Identities identities = new(region);

    /// <summary>The rule of the service: keys are managed by the account that they belong to; what is done with them is judged key by
    /// key.</summary>
    /// <exception cref="AwsException"><c>AccessDeniedException</c>.</exception>
    public void Guard(IOperation operation, Call call)
    {
        if (call.Caller.Account == region.Account || WithKeys.Contains(operation.Name)) return;
        throw Denied(call.Caller, "kms:" + operation.Name, "*", $"because keys of this region belong to account {region.Account}");
    }

    /// <param name="caller">Who wants to use the key.</param>
    /// <param name="action">e.g. <c>kms:Decrypt</c>.</param>
    /// <param name="key">The key.</param>
    /// <param name="context">The encryption context.</param>
    /// <param name="service">The service that the caller uses it through, e.g. <c>s3</c>; none where it asks KMS itself.</param>
    /// <exception cref="AwsException"><c>AccessDeniedException</c>.</exception>
    public void Check(
        Principal caller, string action, MasterKey key, IReadOnlyDictionary<string, string>? context, string? service = null)
    {
        if (region.Partition.IsPeer(caller.AccessKeyId)) return;
        var (arn, isOurs) = (key.Arn.ToString(), caller.Account == key.Arn.Account);
        if (key.AwsManaged)
        {
            // AWS's own keys serve the account that they belong to, through AWS's services.
            if (service is not null && isOurs) return;
            throw Denied(caller, action, arn, $"because no resource-based policy allows the {action} action");
        }

        var request = new AccessRequest(CallerOf(caller), action, arn, name => Circumstance(name, caller, context, service));
        var byKey = PolicyDocument.Of(key.Policy).DecideForResource(request);
        var own = Own(caller, request);
        if (byKey == Decision.Denied) throw Denied(caller, action, arn, "with an explicit deny in a resource-based policy");
        if (own == Decision.Denied) throw Denied(caller, action, arn, "with an explicit deny in an identity-based policy");
        if (byKey == Decision.None) throw Denied(caller, action, arn, $"because no resource-based policy allows the {action} action");
        if (own != Decision.Allowed && !(isOurs && byKey == Decision.Allowed))
            throw Denied(caller, action, arn, $"because no identity-based policy allows the {action} action");
    }

    Decision Own(Principal caller, AccessRequest request)
    {
        var own = identities.Of(caller).Decide(request);
        if (own != Decision.Allowed || caller.SessionPolicies is not { } policies) return own;
        return PolicyDocument.Decide(policies.Select(PolicyDocument.Of), request);
    }

    IReadOnlyList<string> Circumstance(
        string name, Principal caller, IReadOnlyDictionary<string, string>? context, string? service)
    {
        const string contextKey = "kms:encryptioncontext:";
        if (name.StartsWith(contextKey, StringComparison.Ordinal))
            return [.. (context ?? new Dictionary<string, string>())
                .Where(pair => pair.Key.Equals(name[contextKey.Length..], StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value)];
        return name switch
        {
            "kms:encryptioncontextkeys" => [.. context?.Keys ?? []],
            "kms:viaservice" => service is null ? [] : [$"{service}.{region.Name}.amazonaws.com"],
            "kms:calleraccount" or "aws:principalaccount" => [caller.Account],
            "aws:principalarn" => [caller.Arn],
            "aws:userid" => [caller.UserId],
            "aws:username" => caller.Arn.Contains(":user/", StringComparison.Ordinal) ? [caller.Arn.Split('/')[^1]] : [],
            _ => [],
        };
    }

    static PolicyCaller CallerOf(Principal caller) => caller.IsAnonymous ? PolicyCaller.Anonymous
        : new(caller.Arn, caller.Account) { CanonicalId = caller.CanonicalId, UniqueId = caller.UserId.Split(':')[0] };

    static AwsException Denied(Principal caller, string action, string resource, string why) => new(
        "AccessDeniedException",
        $"User: {(caller.IsAnonymous ? "anonymous" : caller.Arn)} is not authorized to perform: {action} on resource: {resource} {why}");
}
