using Farshore.Aws.Ec2;

namespace Farshore.Region.Ec2;

/// <summary>Which ports of an instance its security groups open to this computer. The computer stands for every address outside: a rule
/// for a range of addresses opens, one for the members of a group does not.</summary>
static class OpenPorts
{
    public const int Most = 64;

    // What a range too wide to be opened port by port is taken to mean.
    static readonly int[] Usual =
        [21, 22, 25, 53, 80, 110, 143, 443, 587, 993, 1433, 1521, 2049, 3000, 3306, 5000, 5432, 5601, 5672, 6379, 8000, 8080, 8081, 8443,
        8888, 9000, 9090, 9200, 11211, 27017];

    /// <returns>At most 64 ports, narrow rules first.</returns>
    public static IReadOnlyList<int> Of(IEnumerable<SecurityGroupRecord> groups) =>
        [.. groups.SelectMany(group => group.Rules).Where(Opens).Select(Range).OrderBy(range => range.To - range.From)
            .SelectMany(
                range => range.To - range.From < Most
                ? Enumerable.Range(range.From, range.To - range.From + 1) : Usual.Where(port => port >= range.From && port <= range.To))
            .Distinct().Take(Most)];

    static bool Opens(SecurityGroupRule rule) =>
        rule is { IsEgress: not true, IpProtocol: "tcp" or "-1" } && (rule.CidrIpv4 is not null || rule.CidrIpv6 is not null);

    static (int From, int To) Range(SecurityGroupRule rule) =>
        rule.IpProtocol == "-1" ? (1, 65535) : (Math.Max(1, rule.FromPort ?? 1), rule.ToPort ?? 65535);
}
