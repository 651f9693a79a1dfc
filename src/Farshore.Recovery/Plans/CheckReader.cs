using System.Globalization;

namespace Farshore.Recovery.Plans;

/// <summary>Reads <c>checks</c> and <c>heartbeat</c> of a resource.</summary>
static class CheckReader
{
    static readonly TimeSpan WithinByDefault = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<PlanCheck> Checks(PlanSection resource, string type, string file) => [.. resource.Groups("checks")
        .Select((group, index) => One(new PlanSection(group, $"{resource.Title}, checks[{index}]", resource.Problems), type, file))
        .OfType<PlanCheck>()];

    public static PlanHeartbeat? Heartbeat(PlanSection resource, string type)
    {
        if (resource.Child("heartbeat", $"{resource.Title}, heartbeat") is not { } section) return null;
        var heartbeat = new PlanHeartbeat(Target(section, "http"), section.Text("sql"));
        if ((heartbeat.Http is null) == (heartbeat.Sql is null))
            section.Problems.Add(
                new(section.Line, $"{section.Title}: say where the newest data's time is read: either 'http: URL' or 'sql: QUERY'"));
        if (heartbeat.Sql is not null && type != "rds") section.Complain("sql", "'sql' is for resources of type rds");
        section.Close();
        return heartbeat;
    }

    static PlanCheck? One(PlanSection section, string type, string file)
    {
        var kinds = new[] { "http", "tcp", "sql", "command" }.Where(section.Has).ToList();
        PlanCheck? check = kinds switch
        {
            ["http"] => Http(section),
            ["tcp"] => new TcpCheck(Target(section, "tcp") ?? "", Within(section)),
            ["sql"] => Sql(section, type),
            ["command"] => new CommandCheck(section.Text("command") ?? "", PlanReader.From(file, "."), Within(section)),
            _ => null,
        };
        if (check is null)
        {
            section.Problems.Add(new(section.Line, $"{section.Title}: a check is exactly one of http, tcp, sql, command"));
            return null;
        }

        section.Close();
        return check;
    }

    static HttpCheck Http(PlanSection section)
    {
        var url = Target(section, "http") ?? "";
        if (url.Length > 0 && !PlanForms.Endpoint(url.Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal)))
            section.Complain("http", $"'http: {url}' should be a URL such as http://{{address}}:8080/");
        var status = 200;
        if (section.Text("status") is { } text
            && (!int.TryParse(text, CultureInfo.InvariantCulture, out status) || status is < 100 or > 599))
            section.Complain("status", $"'status: {text}' should be an HTTP status, 100 to 599");
        return new(url, status, section.Text("contains"), Within(section));
    }

    static SqlCheck Sql(PlanSection section, string type)
    {
        if (type != "rds") section.Complain("sql", "'sql' is for resources of type rds");
        decimal? least = null;
        if (section.Text("atLeast") is { } text)
        {
            if (decimal.TryParse(text, CultureInfo.InvariantCulture, out var number)) least = number;
            else section.Complain("atLeast", $"'atLeast: {text}' should be a number");
        }

        return new(section.Text("sql") ?? "", section.Text("equals"), least, Within(section));
    }

    static TimeSpan Within(PlanSection section) => section.Span("within") ?? WithinByDefault;

    /// <summary>A URL or host and port whose placeholders exist.</summary>
    static string? Target(PlanSection section, string key)
    {
        if (section.Text(key) is not { } target) return null;
        foreach (var unknown in PlanForms.Placeholders(target)
            .Where(name => name.Split('.')[^1] is not ("address" or "port") || name.Count(c => c == '.') > 1))
            section.Complain(key,
                $"there is no placeholder {{{unknown}}}; there are: {{address}}, {{port}}, {{RESOURCE.address}}, {{RESOURCE.port}}");
        if (key is "tcp" && target.LastIndexOf(':') <= 0)
            section.Complain(key, $"'tcp: {target}' should be a host and a port such as {{address}}:5432");
        return target;
    }
}
