using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Types.Iam;

/// <summary>A role or a user as the holder of policies: some written into it, some attached.</summary>
abstract class PolicyHolder
{
    public abstract Task PutAsync(string name, string document, CancellationToken cancellationToken);

    public abstract Task<string> GetAsync(string name, CancellationToken cancellationToken);

    public abstract Task RemoveAsync(string name, CancellationToken cancellationToken);

    public abstract Task AttachAsync(string arn, CancellationToken cancellationToken);

    public abstract Task DetachAsync(string arn, CancellationToken cancellationToken);

    public abstract Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken);

    public abstract Task<IReadOnlyList<string>> AttachedAsync(CancellationToken cancellationToken);

    /// <summary>Gives it what <c>Policies</c> and <c>ManagedPolicyArns</c> say, and takes what they no longer say.</summary>
    public async Task SetAsync(ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var policies = wanted.Parts("Policies");
        foreach (var policy in policies)
            await PutAsync(policy.Required("PolicyName"), policy.RequiredDocument("PolicyDocument"), cancellationToken);
        var names = policies.Select(policy => policy.Required("PolicyName")).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in before.Parts("Policies").Select(policy => policy.Required("PolicyName")).Where(name => !names.Contains(name)))
            await Absent.IsFineAsync(RemoveAsync(gone, cancellationToken), "NoSuchEntity");
        var arns = wanted.Texts("ManagedPolicyArns") ?? [];
        foreach (var arn in arns) await AttachAsync(arn, cancellationToken);
        foreach (var gone in (before.Texts("ManagedPolicyArns") ?? []).Except(arns))
            await Absent.IsFineAsync(DetachAsync(gone, cancellationToken), "NoSuchEntity");
    }

    /// <summary>Adds to what was read of it those of the two properties that the template has.</summary>
    public async Task ReadAsync(JsonObject now, JsonObject last, CancellationToken cancellationToken)
    {
        if (last["Policies"] is { } policies)
        {
            var there = new JsonArray();
            foreach (var name in await NamesAsync(cancellationToken))
            {
                var written = (policies as JsonArray)?.FirstOrDefault(one => (string?)one?["PolicyName"] == name)?["PolicyDocument"];
                // What was put into it by others, a policy of its own in the same stack for one, is not this resource's.
                if (written is null) continue;
                there.Add((JsonNode)new JsonObject
                {
                    ["PolicyName"] = name, ["PolicyDocument"] = AsWritten.Policy(await GetAsync(name, cancellationToken), written),
                });
            }

            now["Policies"] = AsWritten.Of(there, policies);
        }

        if (last["ManagedPolicyArns"] is { } arns)
            now["ManagedPolicyArns"] = AsWritten.Of(new JsonArray([.. (await AttachedAsync(cancellationToken))
                .Select(arn => (JsonNode)arn)]), arns);
    }
}
