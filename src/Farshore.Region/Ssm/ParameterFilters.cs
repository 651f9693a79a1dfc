using Farshore.Aws;
using Farshore.Aws.Ssm;

namespace Farshore.Region.Ssm;

/// <summary>Which parameters a list is to hold.</summary>
sealed class ParameterFilters
{
    readonly IReadOnlyList<ParameterStringFilter> filters;

    /// <param name="filters">Each must be met, by one of its values.</param>
    /// <param name="keys">What may be filtered by.</param>
    /// <exception cref="AwsException"><c>InvalidFilterKey</c>, <c>InvalidFilterOption</c>, <c>InvalidFilterValue</c>.</exception>
    public ParameterFilters(IReadOnlyList<ParameterStringFilter> filters, IReadOnlyList<string> keys)
    {
        this.filters = filters;
        foreach (var filter in filters)
        {
            if (!keys.Contains(filter.Key) && !(keys.Contains("tag") && filter.Key.StartsWith("tag:", StringComparison.Ordinal)))
                throw new AwsException("InvalidFilterKey",
                    $"The following filter key is not valid: {filter.Key}. Valid filter keys include: [{string.Join(", ", keys)}].");
            string[] options = filter.Key == "Path" ? ["OneLevel", "Recursive"]
                : filter.Key == "Name" ? ["BeginsWith", "Contains", "Equals"] : ["BeginsWith", "Equals"];
            if (filter.Option is { } option && !options.Contains(option)) throw new AwsException("InvalidFilterOption",
                $"The following filter option is not valid: {option}. Valid options include: [{string.Join(", ", options)}].");
            if (filter.Values is not { Count: > 0 } && !filter.Key.StartsWith("tag:", StringComparison.Ordinal))
                throw new AwsException("InvalidFilterValue",
                    $"The following filter values are missing : null for filter key {filter.Key}");
        }
    }

    public bool Match(StoredParameter parameter) => filters.All(filter => Meets(parameter, filter));

    /// <summary>The version that a filter by label means.</summary>
    public ParameterVersion? Labelled(StoredParameter parameter) => filters.FirstOrDefault(filter => filter.Key == "Label") is { } filter
        ? parameter.Versions.LastOrDefault(version => version.Labels.Any(label => filter.Values!.Contains(label))) : null;

    static bool Meets(StoredParameter parameter, ParameterStringFilter filter)
    {
        var newest = parameter.Newest;
        return filter.Key switch
        {
            "Name" => Any(parameter.Name) || Any(parameter.Name.TrimStart('/')),
            "Type" => Any(newest.Type),
            "KeyId" => newest.KeyId is { } key && Any(key),
            "Tier" => Any(newest.Tier),
            "DataType" => Any(newest.DataType),
            "Label" => parameter.Versions.Any(version => version.Labels.Any(Any)),
            "Path" => filter.Values!.Any(path => IsUnder(parameter.Name, ParameterNames.CheckPath(path), filter.Option == "Recursive")),
            _ => parameter.Tags.TryGetValue(filter.Key["tag:".Length..], out var value)
                && (filter.Values is not { Count: > 0 } || Any(value)),
        };

        bool Any(string text) => filter.Values!.Any(value => filter.Option switch
        {
            "BeginsWith" => text.StartsWith(value, StringComparison.Ordinal),
            "Contains" => text.Contains(value, StringComparison.Ordinal),
            _ => text == value,
        });
    }

    static bool IsUnder(string name, string path, bool deep) =>
        name.StartsWith(path, StringComparison.Ordinal) && (deep || !name[path.Length..].Contains('/'));
}
