using System.Globalization;
using Farshore.Aws.Rds;

namespace Farshore.Region.Rds.Postgres;

/// <summary>The settings a server version knows, as the server itself describes them.</summary>
public sealed class PostgresParameters
{
    readonly SortedDictionary<string, Setting> settings = new(StringComparer.Ordinal);

    PostgresParameters(string described)
    {
        foreach (var line in described.Split('\n'))
        {
            if (line.Split('\t') is not [var name, var context, _, var type, var initial, var least, var greatest, var what, ..]) continue;
            settings[name] = new(name, context, type, initial, least, greatest, what);
        }
    }

    public static async Task<PostgresParameters> ReadAsync(PostgresInstallation installation, CancellationToken cancellationToken)
    {
        var described = await ShortProgram.RunAsync([installation.Program("postgres"), "--describe-config"], cancellationToken);
        return described.Succeeded
            ? new(described.Output)
            : throw new InvalidOperationException($"postgres --describe-config failed: {described.Complaint.Trim()}");
    }

    /// <summary>Every setting with the value it has in a group.</summary>
    public IEnumerable<Parameter> Describe(IReadOnlyDictionary<string, string> values) =>
        from setting in settings.Values
        let set = values.GetValueOrDefault(setting.Name)
        select new Parameter
        {
            ParameterName = setting.Name,
            ParameterValue = set ?? (setting.Initial is "" ? null : setting.Initial),
            Description = setting.What,
            Source = set is null ? "engine-default" : "user",
            ApplyType = setting.IsStatic ? "static" : "dynamic",
            DataType = setting.DataType,
            AllowedValues = setting.Least is "" ? null : $"{setting.Least}-{setting.Greatest}",
            IsModifiable = setting.IsModifiable,
            ApplyMethod = "pending-reboot",
        };

    /// <summary>Refuses a change that the server would refuse.</summary>
    /// <exception cref="Aws.AwsException">As RDS words it.</exception>
    public void Check(Parameter change)
    {
        var name = change.ParameterName ?? throw RdsErrors.Missing("Parameters.ParameterName");
        var setting = settings.GetValueOrDefault(name) ?? throw RdsErrors.Value($"Could not find parameter with name: {name}");
        if (!setting.IsModifiable) throw RdsErrors.Value($"The parameter {name} cannot be modified.");
        if (change.ApplyMethod is not ("immediate" or "pending-reboot"))
            throw RdsErrors.Value($"ApplyMethod of parameter {name} must be immediate or pending-reboot");
        if (change.ApplyMethod == "immediate" && setting.IsStatic)
            throw RdsErrors.Combination($"cannot use immediate apply method for static parameter: {name}");
        if (!setting.Allows(change.ParameterValue ?? throw RdsErrors.Missing($"Parameters.ParameterValue of {name}")))
            throw RdsErrors.Value($"Invalid parameter value: {change.ParameterValue} for: {name} allowed values are: {setting.Allowed}");
    }

    public bool IsStatic(string name) => settings.TryGetValue(name, out var setting) && setting.IsStatic;

    sealed record Setting(string Name, string Context, string Type, string Initial, string Least, string Greatest, string What)
    {
        public bool IsStatic => Context is "postmaster" or "internal";

        public bool IsModifiable => Context is not "internal" && !ServerSettings.Kept.Contains(Name);

        public string DataType =>
            Type switch { "BOOLEAN" => "boolean", "INTEGER" => "integer", "REAL" => "float", "ENUM" => "list", _ => "string" };

        public string Allowed => Type switch { "BOOLEAN" => "0, 1", "INTEGER" or "REAL" => $"{Least}-{Greatest}", _ => "text" };

        public bool Allows(string value) => Type switch
        {
            "BOOLEAN" => value is "0" or "1" or "on" or "off" or "true" or "false",
            "INTEGER" or "REAL" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number >= double.Parse(Least, CultureInfo.InvariantCulture)
                && number <= double.Parse(Greatest, CultureInfo.InvariantCulture),
            _ => !value.Contains('\n', StringComparison.Ordinal) && value.Length <= 4096,
        };
    }
}
