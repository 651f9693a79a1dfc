using Farshore.Aws.Client;
using Farshore.Aws.Ssm;
using Farshore.Region.CloudFormation.Reading;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Reads the parameters of Systems Manager whose names a template's parameters have.</summary>
static class StoredParameters
{
    const int AtOnce = 10;

    /// <exception cref="Farshore.Aws.AwsException"><c>ValidationError</c>: one is not there, or is a secret.</exception>
    public static async Task<IReadOnlyList<StoredParameter>> ResolveAsync(
        Template template, IReadOnlyList<StoredParameter> values, IAwsClient api, CancellationToken cancellationToken)
    {
        var names = values.Where(IsStored).Select(value => value.Value).Distinct(StringComparer.Ordinal).ToList();
        var found = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (var some in names.Chunk(AtOnce))
        {
            var answer = await api.SendAsync(SsmApi.GetParameters, new() { Names = some }, cancellationToken);
            foreach (var one in answer.Parameters ?? []) found[one.Name + one.Selector] = one;
        }

        if (names.Where(name => !found.ContainsKey(name)).ToList() is { Count: > 0 } missing) throw CloudFormationErrors.Validation(
            $"Unable to fetch parameters [{string.Join(", ", missing)}] from parameter store for this account.");
        if (found.Where(one => one.Value.Type == "SecureString").Select(one => one.Key).ToList() is { Count: > 0 } secret)
            throw CloudFormationErrors.Validation(
                $"Parameters [{string.Join(", ", secret)}] referenced by template have types not supported by CloudFormation.");
        return [.. values.Select(value => IsStored(value) ? value with { Resolved = found[value.Value].Value } : value)];

        bool IsStored(StoredParameter value) => template.Parameters[value.Name].IsStored;
    }
}
