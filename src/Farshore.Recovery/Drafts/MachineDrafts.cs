using System.Text;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Recovery.Drafts;

/// <summary>Writes instances into a draft.</summary>
sealed class MachineDrafts(Landing landing, RegionInventory secondary, Offers offers, DraftNames names, List<string> open)
{
    static readonly int[] Web = [80, 443, 3000, 5000, 8000, 8080, 8443];

    public IEnumerable<(DraftedResource Resource, string Text)> Of(
        IReadOnlyList<Instance> machines, IReadOnlyList<(string Name, IReadOnlyList<string?> Groups)> databases) =>
        [.. machines.Select(machine => One(machine, databases))];

    (DraftedResource Resource, string Text) One(Instance machine, IReadOnlyList<(string Name, IReadOnlyList<string?> Groups)> databases)
    {
        var id = machine.InstanceId!;
        var tagged = DraftChoice.TagsOf(machine).FirstOrDefault(tag => tag.Key == "Name")?.Value;
        var name = names.For(tagged ?? "", $"machine-{id}");
        IReadOnlyList<string?> groups = [.. (machine.SecurityGroups ?? []).Select(group => group.GroupId)];
        var text = new StringBuilder($"""

              # {DraftYaml.Comment(tagged ?? "no Name tag")}, {machine.InstanceType}, {machine.State?.Name}
              - name: {name}
                type: ec2
                instance: {id}

            """);
        var needed = databases.Where(database => landing.LetsIn(database.Groups, groups)).Select(database => database.Name).ToList();
        if (needed.Count > 0)
            text.Append($"    # Their security groups let this machine in.\n    needs: {DraftYaml.List(needed)}\n");
        else if (databases.Count > 0)
            text.Append($"    # needs: {DraftYaml.List(databases.Select(database => database.Name))}\n");

        text.Append(Warnings(machine, id)).Append(Restore(machine, groups)).Append(Comments(landing.Ports(groups)));
        return (new(name, "ec2", id), text.ToString());
    }

    string Warnings(Instance machine, string id)
    {
        var text = new StringBuilder();
        if (machine.KeyName is { } key && !secondary.KeyPairs.Contains(key))
        {
            open.Add($"{id}: the key pair {key} is not in {secondary.Region}: "
                + $"aws ec2 import-key-pair --region {secondary.Region} --key-name {key} --public-key-material fileb://{key}.pub");
            text.Append($"    # OPEN: the key pair {key} is not in {secondary.Region}; import its public half there.\n");
        }

        if (machine.InstanceType is { } type && offers.NoTypes.Contains(type))
        {
            open.Add($"{id}: {secondary.Region} does not offer {type}: name another type under restore, instanceType");
            text.Append($"    # OPEN: {secondary.Region} does not offer {type}: name another under restore, instanceType.\n");
        }

        if (!landing.HasDefaultVpc && landing.IsDefault(machine.SubnetId))
        {
            open.Add($"{id}: it is in the default VPC, and {secondary.Region} has none: name a subnet under restore");
            text.Append($"    # OPEN: {secondary.Region} has no default VPC: name a subnet under restore.\n");
        }

        return text.ToString();
    }

    string Restore(Instance machine, IReadOnlyList<string?> groups)
    {
        List<string> lines = [];
        if (!landing.IsDefault(machine.SubnetId) && landing.Subnet(machine.SubnetId) is { } subnet)
            lines.Add($"subnet: {subnet}  # stands for {machine.SubnetId}");
        var there = groups.Select(landing.Group).ToList();
        if (there.Count > 0 && there.All(group => group is not null))
            lines.Add($"securityGroups: {DraftYaml.List(there!)}  # {string.Join(", ", groups.Select(landing.GroupName))}");
        if (Arn.TryParse(machine.IamInstanceProfile?.Arn, out var profile)) lines.Add(
            $"# profile: {DraftYaml.Text(profile.Name.Split('/')[^1])}");
        lines.Add("# fallbacks: [m6i.large, m5.large]  # where the type cannot be had");
        var isSaid = lines.Any(line => line[0] != '#');
        return $"    {(isSaid ? "" : "# ")}restore:\n"
            + string.Concat(lines.Select(line => isSaid ? $"      {line}\n" : $"    #   {line.TrimStart('#', ' ')}\n"));
    }

    static string Comments(IReadOnlyList<int> ports)
    {
        var web = ports.FirstOrDefault(Web.Contains);
        var text = new StringBuilder("    # What must hold after a recovery, and where the newest data's time is read.\n    # checks:\n");
        foreach (var port in ports.Where(port => port != web)) text.Append($"    #   - tcp: \"{{address}}:{port}\"\n");
        var url = web switch
        {
            443 or 8443 => $"https://{{address}}{(web == 443 ? "" : $":{web}")}",
            0 or 80 => "http://{address}",
            _ => $"http://{{address}}:{web}",
        };
        return text.Append($"    #   - http: {url}/\n    #     contains: Welcome\n    # heartbeat: {{ http: \"{url}/heartbeat\" }}\n")
            .ToString();
    }
}
