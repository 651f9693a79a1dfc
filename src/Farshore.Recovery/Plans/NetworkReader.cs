using System.Text.RegularExpressions;

namespace Farshore.Recovery.Plans;

/// <summary>Reads <c>network</c> and <c>drill</c>.</summary>
static partial class NetworkReader
{
    public static PlanNetwork Network(PlanSection plan)
    {
        if (plan.Child("network", "network") is not { } section) return new();
        var network = new PlanNetwork
        {
            Create = section.Flag("create") ?? false,
            Mapping = section.Child("mapping", "network, mapping") is { } mapping ? Mapping(mapping) : new Dictionary<string, string>(),
        };
        section.Close();
        return network;
    }

    public static PlanDrill Drill(PlanSection plan)
    {
        if (plan.Child("drill", "drill") is not { } section) return new();
        var cidr = section.Matching("cidr", PlanForms.VpcCidr,
            "a network such as 10.254.0.0/16: the address it begins with, and a size of /16 to /28");
        section.Close();
        return cidr is null ? new() : new PlanDrill { Cidr = cidr };
    }

    static Dictionary<string, string> Mapping(PlanSection section)
    {
        var pairs = section.Pairs();
        foreach (var (old, replacement) in pairs)
        {
            var (from, to) = (Kind(old), Kind(replacement));
            if (from is null || from == to) continue;
            section.Complain(old,
                $"'{old}' is mapped to '{replacement}', which should be the identifier of a {Word(from)} in the secondary, {from}-…");
        }

        return pairs.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>The prefix of an identifier that EC2 gives; null for names and ARNs.</summary>
    static string? Kind(string text) => IdentifierForm().Match(text) is { Success: true } match ? match.Groups["kind"].Value : null;

    static string Word(string kind) => kind switch
    {
        "vpc" => "VPC",
        "subnet" => "subnet",
        "sg" => "security group",
        _ => "thing of the same kind",
    };

    [GeneratedRegex("^(?<kind>vpc|subnet|sg|rtb|igw|acl|dopt|eipalloc|ami|nat|pl)-[0-9a-f]{8,17}$", RegexOptions.ExplicitCapture)]
    private static partial Regex IdentifierForm();
}
