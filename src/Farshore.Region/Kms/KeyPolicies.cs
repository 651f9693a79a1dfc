using Farshore.Aws;
using Farshore.Aws.Kms;
using Farshore.Region.Hosting;

namespace Farshore.Region.Kms;

/// <summary>The one policy that each key has.</summary>
sealed class KeyPolicies(KmsKeys keys)
{
    public void Serve(Operations served)
    {
        served.Add(KmsApi.GetKeyPolicy, GetAsync);
        served.Add(KmsApi.PutKeyPolicy, PutAsync);
        served.Add(KmsApi.ListKeyPolicies, ListAsync);
    }

    Task<GetKeyPolicyResponse> GetAsync(GetKeyPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckName(request.PolicyName);
        return Task.FromResult(new GetKeyPolicyResponse { Policy = keys.FindById(request.KeyId).Policy, PolicyName = KeyPolicy.Name });
    }

    async Task<PutKeyPolicyResponse> PutAsync(PutKeyPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckName(request.PolicyName);
        var policy = KeyPolicy.Checked(request.Policy);
        await keys.Keys.UpdateAsync(keys.FindById(request.KeyId).Id, key =>
            key.Changeable(call, "PutKeyPolicy") with { Policy = policy }, cancellationToken);
        return new();
    }

    Task<ListKeyPoliciesResponse> ListAsync(ListKeyPoliciesRequest request, Call call, CancellationToken cancellationToken)
    {
        _ = keys.FindById(request.KeyId);
        return Task.FromResult(new ListKeyPoliciesResponse { PolicyNames = [KeyPolicy.Name], Truncated = false });
    }

    static void CheckName(string? name)
    {
        if (name is not (null or KeyPolicy.Name))
            throw new AwsException("NotFoundException", $"No such policy exists: a key's only policy is '{KeyPolicy.Name}'");
    }
}
