using System.Net;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Translation;

/// <summary>Decides where a rehearsal takes place: in a network of its own, out of which nothing gets but answers. A rehearsed machine
/// with the real one's role and addresses in its configuration must reach nobody.</summary>
sealed class Drills(Ground ground)
{
    const string Vpc = NetworkOrder.New + "drill";
    const string Everything = "-1";

    readonly List<GroupOrder> groups = [];

    public string Cidr => ground.Wish.DrillCidr!;

    /// <summary>What the rehearsal's network is made of, once every resource has been placed.</summary>
    public NetworkOrder Order(bool hasDatabases) => new()
    {
        Vpcs = [new(Vpc, "", Cidr, ground.Wish.NamePrefix.TrimEnd('-'))],
        Subnets = [.. Zones.Select((zone, at) => new SubnetOrder(KeyOf(at), "", Vpc, Part(Cidr, at), zone, true, ""))],
        Groups = groups,
        SubnetGroups = hasDatabases
            ? [new(SubnetGroupName, "", "Farshore rehearses here", [.. Zones.Select((_, at) => KeyOf(at))])]
            : [],
    };

    public string SubnetGroupName => ground.Wish.NamePrefix + "subnets";

    /// <summary>A zone of the drill's that offers the machine's type, or the first.</summary>
    public Place PlaceOf(PlanMachine machine, CapturedMachine? captured)
    {
        var types = machine.Restore.Fallbacks.Prepend(machine.Restore.InstanceType ?? captured?.InstanceType).OfType<string>().ToList();
        var at = Math.Max(0, Zones.ToList().FindIndex(zone => types.Exists(type => ground.Survey.IsOffered(type, zone))));
        ground.Sheet.Decided(machine.Name, "subnet", captured?.SubnetId
            ?? "(not captured)", null, "made by this drill, in its own network");
        return new(KeyOf(at), Vpc, Zones.Count > 0 ? Zones[at] : null);
    }

    /// <summary>The resource's group: its network's own addresses get in, and to the ports that its checks ask whoever was let in before.
    /// </summary>
    public IReadOnlyList<string> GroupOf(PlanResource resource, IReadOnlyList<string> captured, int? port)
    {
        var key = $"{NetworkOrder.New}group of {resource.Name}";
        var before = ground.Environment.SecurityGroups.Where(group => captured.Contains(group.Id)).SelectMany(group =>
            group.Ingress).ToList();
        var ports = CheckedPorts.Of(resource, port).SelectMany(asked => Sources(before, asked).Select(source =>
            new CapturedRule("tcp", asked, asked, source) { Description = "checks" }));
        groups.Add(new(key, "", $"{ground.Wish.NamePrefix}{resource.Name}", $"Farshore rehearses {resource.Name}", Vpc,
            [new(Everything, null, null, Cidr), .. ports], [new(Everything, null, null, Cidr)]));
        ground.Sheet.Decided(resource.Name, "security group", captured.Count == 0 ? "(not captured)" : string.Join(", ", captured), null,
            "made by this drill: open to its own network and to checks, and nothing gets out");
        return [key];
    }

    /// <summary>Whoever could reach the port in the primary; everybody where that is not known.</summary>
    IEnumerable<string> Sources(IReadOnlyList<CapturedRule> before, int port)
    {
        var found = before.Where(rule => rule.Cidr is not null && rule.Protocol is "tcp" or Everything
            && (rule.FromPort is not { } from || from <= port) && (rule.ToPort is not { } to || to >= port))
            .Select(rule => rule.Cidr!).Distinct().ToList();
        return found.Count == 0 && !ground.IsCaptured ? ["0.0.0.0/0"] : found;
    }

    /// <summary>Two zones, because a subnet group needs two.</summary>
    IReadOnlyList<string> Zones => [.. ground.Survey.Zones.Take(2)];

    static string KeyOf(int at) => $"{NetworkOrder.New}drill {at}";

    /// <summary>A half of the network's addresses.</summary>
    static string Part(string cidr, int at)
    {
        var network = IPNetwork.Parse(cidr);
        var length = network.PrefixLength + 1;
        var bytes = network.BaseAddress.GetAddressBytes();
        if (at > 0) bytes[(length - 1) / 8] |= (byte)(0x80 >> ((length - 1) % 8));
        return $"{new IPAddress(bytes)}/{length}";
    }
}
