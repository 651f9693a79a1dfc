using System.Text.RegularExpressions;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Translation;

/// <summary>The ports that a resource's checks and heartbeat ask it at.</summary>
static partial class CheckedPorts
{
    /// <param name="resource">As in the plan.</param>
    /// <param name="own">A database's port, which its rows are counted through; null for machines.</param>
    public static IReadOnlyList<int> Of(PlanResource resource, int? own) =>
    [
        .. resource.Checks.SelectMany(Texts).Append(resource.Heartbeat?.Http).OfType<string>().Select(PortOf).OfType<int>()
            .Concat(own is { } port ? [port] : []).Distinct().Order(),
    ];

    static IEnumerable<string?> Texts(PlanCheck check) => check switch
    {
        HttpCheck http => [http.Url],
        TcpCheck tcp => [tcp.Target],
        _ => [],
    };

    static int? PortOf(string target) =>
        Port().Match(target) is { Success: true } match && int.TryParse(match.Groups[1].Value, out var port) ? port
        : target.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? 443
        : target.StartsWith("http:", StringComparison.OrdinalIgnoreCase) ? 80
        : null;

    [GeneratedRegex(@"\{address\}:(\d+)")]
    private static partial Regex Port();
}
