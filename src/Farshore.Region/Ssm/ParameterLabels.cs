using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Ssm;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ssm;

/// <summary>Names of versions; each belongs to one version of a parameter at a time.</summary>
sealed partial class ParameterLabels(ParameterStore store)
{
    const int Most = 10;

    public void Serve(Operations served) => served.Add(SsmApi.LabelParameterVersion, LabelAsync);

    async Task<LabelParameterVersionResult> LabelAsync(
        LabelParameterVersionRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.Labels.Count > Most) throw SsmErrors.Constraint(
            $"[{string.Join(", ", request.Labels)}]", "labels", $"Member must have length less than or equal to {Most}");
        var (good, bad) = (request.Labels.Where(IsLabel).Distinct(StringComparer.Ordinal).ToList(),
            request.Labels.Where(label => !IsLabel(label)).ToList());
        var number = request.ParameterVersion;
        _ = await store.All.UpdateAsync(ParameterNames.Read(request.Name).Name, parameter =>
        {
            number ??= parameter.Newest.Version;
            if (parameter.Versions.All(version => version.Version != number)) throw SsmErrors.NoVersion(parameter.Name, $"{number}");
            return parameter with { Versions = [.. parameter.Versions.Select(version => Labelled(version, good, number.Value))] };
        }, cancellationToken) ?? throw SsmErrors.NotFound();
        return new() { InvalidLabels = bad, ParameterVersion = number };
    }

    static ParameterVersion Labelled(ParameterVersion version, IReadOnlyList<string> labels, long meant)
    {
        var others = version.Labels.Where(label => !labels.Contains(label));
        if (version.Version != meant) return version with { Labels = [.. others] };
        IReadOnlyList<string> all = [.. others, .. labels];
        return all.Count <= Most ? version with { Labels = all } : throw new AwsException("ParameterVersionLabelLimitExceeded",
            "An error occurred (ParameterVersionLabelLimitExceeded) when calling the LabelParameterVersion operation: A parameter version "
            + "can have maximum 10 labels.Move one or more labels to another version and try again.");
    }

    static bool IsLabel(string label) => Form().IsMatch(label)
        && !label.StartsWith("aws", StringComparison.OrdinalIgnoreCase) && !label.StartsWith("ssm", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[a-zA-Z_.-][a-zA-Z0-9_.-]{0,99}$")]
    private static partial Regex Form();
}
