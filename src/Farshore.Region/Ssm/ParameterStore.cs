using Farshore.Aws.Ssm;
using Farshore.Region.Hosting;
using Farshore.Region.Storage;

namespace Farshore.Region.Ssm;

/// <summary>The parameters of a region: the customer's, kept, and AWS's public ones, known.</summary>
sealed class ParameterStore(RegionContext region)
{
    readonly PublicParameters known = new(region.Name);

    public Table<StoredParameter> All { get; } = new(region.Database, "ssm_parameters", SsmRecordShapes.Default.StoredParameter);

    public ParameterKeys Keys { get; } = new(region);

    public StoredParameter? Find(string name) => All.Find(name) ?? known.Find(name);

    /// <summary>Everything whose name begins with a path, which ends with a slash.</summary>
    public IEnumerable<StoredParameter> Under(string path) => path.StartsWith("/aws/", StringComparison.Ordinal)
        ? known.Under(path)
        : All.List(prefix: path == "/" ? "" : path);

    /// <summary>The version that a selector means; the newest where there is none. Null where it has no such.</summary>
    public static ParameterVersion? Select(StoredParameter parameter, string? selector) => selector is null
        ? parameter.Newest
        : parameter.Versions.FirstOrDefault(version => long.TryParse(selector, out var number)
            ? version.Version == number : version.Labels.Contains(selector));

    /// <summary>With its value, opened where the caller wants that and may.</summary>
    public Parameter Answer(StoredParameter parameter, ParameterVersion version, string? selector, bool? open, Call call) => new()
    {
        Name = parameter.Name,
        Type = version.Type,
        Value = version.Type == "SecureString" && open == true
            ? Keys.Open(ArnOf(parameter.Name), version.Value, call) : version.Value,
        Version = version.Version,
        Selector = selector is null ? null : ":" + selector,
        LastModifiedDate = version.ModifiedAt,
        ARN = ArnOf(parameter.Name),
        DataType = version.DataType,
    };

    public string ArnOf(string name) => PublicParameters.IsPublic(name)
        ? $"arn:aws:ssm:{region.Name}::parameter{name}"
        : region.Arn("ssm", "parameter" + (name.StartsWith('/') ? name : "/" + name)).ToString();
}
