using Farshore.Aws.Client;
using Farshore.Aws.Ssm;
using Farshore.Region.CloudFormation.Reading;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Reads the parameters of Systems Manager that a template names.</summary>
static class StoredParameters
{
    const int AtOnce = 10;

    public static async Task<IReadOnlyList<StoredParameter>> ResolveAsync(
        Template template, IReadOnlyList<StoredParameter> values, IAwsClient api, CancellationToken cancellationToken)
    {
        var names = values.Where(value => template.Parameters[value.Name].IsStored).Select(value => value.Value)
            .Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0) return values;
        var found = await ReadAsync(names, api, cancellationToken);
        return [.. values.Select(value => template.Parameters[value.Name].IsStored
            ? value with { Resolved = found[value.Value] } : value)];
    }

    /// <returns>Values by the names as they were asked for, with a version or without.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        IReadOnlyList<string> names, IAwsClient api, CancellationToken cancellationToken)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var some in names.Chunk(AtOnce))
        {
            var answer = await api.SendAsync(SsmApi.GetParameters, new() { Names = some }, cancellationToken);
            foreach (var one in answer.Parameters ?? [])
            {
                if (one.Type == "SecureString")
                    throw CloudFormationErrors.Validation(
                        $"Parameters [{one.Name}] referenced by template have types not supported by CloudFormation.");
                values[one.Name + one.Selector] = one.Value!;
            }
        }

        var missing = names.Where(name => !values.ContainsKey(name)).ToList();
        return missing.Count == 0 ? values : throw CloudFormationErrors.Validation(
            $"Unable to fetch parameters [{string.Join(", ", missing)}] from parameter store for this account.");
    }
}
