using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runbooks;

/// <summary>The networks, groups and parameters that must be made before anything is restored, as they were captured.</summary>
static class NetworkPart
{
    // ModifyDBParameterGroup takes no more at once.
    const int MostParametersAtOnce = 20;

    static readonly ShellFunction Tags = new("""
        made_by_this() { # made_by_this SOURCE: the filters that find what this run of the script made for SOURCE
            printf '[{"Name": "tag:farshore:run", "Values": ["%s"]}, {"Name": "tag:farshore:source", "Values": ["%s"]}]' \
                "$RUN" "$(json "$1")"
        }

        tagged() { # tagged TYPE SOURCE NAME
            printf '[{"ResourceType": "%s", "Tags": [{"Key": "farshore:plan", "Value": "%s"}, {"Key": "farshore:run", "Value": "%s"},
                {"Key": "farshore:source", "Value": "%s"}, {"Key": "Name", "Value": "%s"}]}]' "$1" "$PLAN" "$RUN" "$2" "$(json "$3")"
        }
        """, Speech.Json);

    static readonly ShellFunction Vpc = new("""
        make_vpc() { # make_vpc SOURCE CIDR NAME
            found=$({{to}} ec2 describe-vpcs --filters "$(made_by_this "$1")" --query 'Vpcs[0].VpcId')
            [ "$found" != None ] || found=$({{to}} ec2 create-vpc --cidr-block "$2" --query Vpc.VpcId \
                --tag-specifications "$(tagged vpc "$1" "$3")") ||
                fail "the network for $1 could not be made" 'a Region has 5 networks unless it was asked for more: remove one, or map to it'
            echo "$found"
        }

        make_subnet() { # make_subnet SOURCE VPC CIDR ZONE NAME
            found=$({{to}} ec2 describe-subnets --filters "$(made_by_this "$1")" --query 'Subnets[0].SubnetId')
            [ "$found" != None ] || found=$({{to}} ec2 create-subnet --vpc-id "$2" --cidr-block "$3" --availability-zone "$4" \
                --query Subnet.SubnetId --tag-specifications "$(tagged subnet "$1" "$5")") ||
                fail "the subnet for $1 could not be made" 'see what EC2 said above; another zone can be given in this file'
            echo "$found"
        }
        """, Tags, Speech.Fail);

    static readonly ShellFunction Open = new("""
        open_to_internet() { # open_to_internet VPC SUBNET…: a gateway, a route to it, and public addresses
            [ -z "$(noted "open.$1")" ] || return 0
            vpc=$1
            shift
            gateway=$({{to}} ec2 describe-internet-gateways --filters "$(made_by_this "way out of $vpc")" \
                --query 'InternetGateways[0].InternetGatewayId')
            [ "$gateway" != None ] || gateway=$({{to}} ec2 create-internet-gateway --query InternetGateway.InternetGatewayId \
                --tag-specifications "$(tagged internet-gateway "way out of $vpc" '')")
            {{to}} ec2 attach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc" 2> "$WORK/said" ||
                grep -q AlreadyAssociated "$WORK/said" || fail "$vpc got no way out: $(cat "$WORK/said")" 'mend that and run this again'
            table=$({{to}} ec2 describe-route-tables --filters "$(made_by_this "way out of $vpc")" --query 'RouteTables[0].RouteTableId')
            [ "$table" != None ] || table=$({{to}} ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId \
                --tag-specifications "$(tagged route-table "way out of $vpc" '')")
            {{to}} ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$gateway" \
                > "$WORK/said" 2>&1 || grep -q RouteAlreadyExists "$WORK/said" ||
                fail "$vpc got no route out: $(cat "$WORK/said")" 'mend that and run this again'
            for subnet in "$@"; do
                {{to}} ec2 associate-route-table --route-table-id "$table" --subnet-id "$subnet" > "$WORK/said" 2>&1 ||
                    grep -q AlreadyAssociated "$WORK/said" ||
                    fail "$subnet got no way out: $(cat "$WORK/said")" 'mend that and run this again'
                {{to}} ec2 modify-subnet-attribute --subnet-id "$subnet" --map-public-ip-on-launch
            done
            note "open.$vpc" yes
        }
        """, Tags, Speech.Fail, Speech.Noted, Speech.Note);

    static readonly ShellFunction Group = new("""
        make_group() { # make_group SOURCE VPC NAME DESCRIPTION
            found=$({{to}} ec2 describe-security-groups --filters "$(made_by_this "$1")" --query 'SecurityGroups[0].GroupId')
            [ "$found" != None ] || found=$({{to}} ec2 create-security-group --group-name "$3" --description "$4" --vpc-id "$2" \
                --query GroupId --tag-specifications "$(tagged security-group "$1" "$3")") ||
                fail "the security group $3 could not be made" 'see what EC2 said above, mend it and run this again'
            echo "$found"
        }

        allow() { # allow ingress|egress GROUP PROTOCOL FROM TO IpRanges:CidrIp|… WHAT DESCRIPTION
            ports=''
            [ -z "$4" ] || ports=", \"FromPort\": $4, \"ToPort\": $5"
            {{to}} ec2 "authorize-security-group-$1" --group-id "$2" --ip-permissions "[{\"IpProtocol\": \"$3\"$ports,
                \"${6%:*}\": [{\"${6#*:}\": \"$7\"${8:+, \"Description\": \"$(json "$8")\"}}]}]" > "$WORK/said" 2>&1 ||
                grep -q InvalidPermission.Duplicate "$WORK/said" ||
                fail "group $2 did not take the rule for $7: $(cat "$WORK/said")" 'mend that and run this again'
        }
        """, Tags, Speech.Fail, Speech.Json);

    static readonly ShellFunction ShutEgress = new("""
        shut_egress() { # shut_egress GROUP: takes away the rule that AWS gives to every new group
            {{to}} ec2 revoke-security-group-egress --group-id "$1" > "$WORK/said" 2>&1 \
                --ip-permissions '[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]' || grep -q NotFound "$WORK/said" ||
                fail "group $1 still lets everything out: $(cat "$WORK/said")" 'mend that and run this again'
        }
        """, Speech.Fail);

    static readonly ShellFunction DefaultGroup = new("""
        default_group() { # default_group VPC
            {{to}} ec2 describe-security-groups --filters "Name=vpc-id,Values=$1" Name=group-name,Values=default \
                --query 'SecurityGroups[0].GroupId'
        }
        """);

    static readonly ShellFunction SubnetGroup = new("""
        make_subnet_group() { # make_subnet_group NAME DESCRIPTION SUBNET…
            name=$1 description=$2
            shift 2
            {{to}} rds create-db-subnet-group --db-subnet-group-name "$name" --db-subnet-group-description "$description" \
                --subnet-ids "$@" --tags "Key=farshore:plan,Value=$PLAN" "Key=farshore:run,Value=$RUN" > "$WORK/said" 2>&1 ||
                grep -q AlreadyExists "$WORK/said" || fail "no subnet group $name: $(cat "$WORK/said")" 'mend that and run this again'
        }
        """, Speech.Fail);

    static readonly ShellFunction ParameterGroup = new("""
        make_parameter_group() { # make_parameter_group NAME FAMILY DESCRIPTION
            {{to}} rds create-db-parameter-group --db-parameter-group-name "$1" --db-parameter-group-family "$2" --description "$3" \
                --tags "Key=farshore:plan,Value=$PLAN" "Key=farshore:run,Value=$RUN" > "$WORK/said" 2>&1 ||
                grep -q AlreadyExists "$WORK/said" || fail "no parameter group $1: $(cat "$WORK/said")" 'mend that and run this again'
        }

        parameters() { # parameters GROUP JSON: values that differ from the family's
            {{to}} rds modify-db-parameter-group --db-parameter-group-name "$1" --parameters "$2" > "$WORK/said" ||
                fail "the parameter group $1 does not take these values" 'correct them in this file and run it again'
        }
        """, Speech.Fail);

    /// <returns>The shell variable with each thing that is made, by the key the order has for it.</returns>
    public static IReadOnlyDictionary<string, string> Names(NetworkOrder order)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (var (vpc, at) in order.Vpcs.Select((vpc, at) => (vpc, at + 1)))
        {
            names[vpc.Key] = $"VPC_{at}";
            names[$"{NetworkOrder.New}default of {vpc.Key}"] = $"VPC_{at}_DEFAULT";
        }

        foreach (var (subnet, at) in order.Subnets.Select((subnet, at) => (subnet, at + 1))) names[subnet.Key] = $"SUBNET_{at}";
        foreach (var (group, at) in order.Groups.Select((group, at) => (group, at + 1))) names[group.Key] = $"GROUP_{at}";
        return names;
    }

    /// <param name="script">The runbook.</param>
    /// <param name="order">What is made.</param>
    /// <param name="names">As <see cref="Names"/> gave them.</param>
    /// <param name="wanted">Keys that what is restored speaks of.</param>
    public static void AddTo(
        Script script, NetworkOrder order, IReadOnlyDictionary<string, string> names, IReadOnlyCollection<string> wanted)
    {
        if (order is { Vpcs.Count: 0, Subnets.Count: 0, Groups.Count: 0, SubnetGroups.Count: 0, ParameterGroups.Count: 0 }) return;
        script.Section("the ground: networks and groups, as they were captured",
            "What this script made before is found by its tags. NAT gateways, peerings, endpoints and load balancers are not made.");
        Vpcs(script, order, names);
        var spoken = order.Groups.SelectMany(group => group.Ingress.Concat(group.Egress)).Select(rule => rule.Group).OfType<string>()
            .Concat(wanted).ToHashSet();
        foreach (var vpc in order.Vpcs.Where(vpc => spoken.Contains($"{NetworkOrder.New}default of {vpc.Key}")))
            script.Use(DefaultGroup).Line($"{names[vpc.Key]}_DEFAULT=$(default_group {Id(vpc.Key, names)})");
        Groups(script, order, names);
        foreach (var group in order.SubnetGroups)
        {
            script.Use(SubnetGroup).Command(["make_subnet_group", ShellText.Word(group.Name),
                ShellText.Word(Described(group.Description, group.Name)), .. group.Subnets.Select(subnet => Id(subnet, names))]);
        }

        foreach (var group in order.ParameterGroups) Parameters(script, group);
    }

    static void Vpcs(Script script, NetworkOrder order, IReadOnlyDictionary<string, string> names)
    {
        foreach (var vpc in order.Vpcs)
            script.Use(Vpc).Line($"{names[vpc.Key]}=$(make_vpc {vpc.Source} {vpc.Cidr} {ShellText.Word(vpc.Name)})");
        foreach (var subnet in order.Subnets)
        {
            script.Use(Vpc).Line($"{names[subnet.Key]}=$(make_subnet {subnet.Source} {Id(subnet.Vpc, names)} {subnet.Cidr} {subnet.Zone} "
                + $"{ShellText.Word(subnet.Name)})");
        }

        foreach (var open in order.Subnets.Where(subnet => subnet.IsPublic).GroupBy(subnet => subnet.Vpc))
            script.Use(Open).Command(["open_to_internet", Id(open.Key, names), .. open.Select(subnet => Id(subnet.Key, names))]);
    }

    static void Groups(Script script, NetworkOrder order, IReadOnlyDictionary<string, string> names)
    {
        foreach (var group in order.Groups)
        {
            script.Use(Group).Line($"{names[group.Key]}=$(make_group {group.Source} {Id(group.Vpc, names)} {ShellText.Word(group.Name)} "
                + $"{ShellText.Word(Described(group.Description, group.Name))})");
        }

        foreach (var group in order.Groups)
        {
            foreach (var rule in group.Ingress) Rule(script, "ingress", Id(group.Key, names), rule, names);
            foreach (var rule in group.Egress.Where(rule => !IsEverything(rule))) Rule(script, "egress", Id(group.Key, names), rule, names);
            if (!group.Egress.Any(IsEverything)) script.Use(ShutEgress).Line($"shut_egress {Id(group.Key, names)}");
        }
    }

    static bool IsEverything(CapturedRule rule) => rule is { Protocol: "-1", Cidr: "0.0.0.0/0" };

    static void Rule(Script script, string way, string group, CapturedRule rule, IReadOnlyDictionary<string, string> names)
    {
        var (kind, what) = rule switch
        {
            { Cidr: { } cidr } => ("IpRanges:CidrIp", ShellText.Word(cidr)),
            { CidrIpv6: { } cidr } => ("Ipv6Ranges:CidrIpv6", ShellText.Word(cidr)),
            { PrefixList: { } list } => ("PrefixListIds:PrefixListId", ShellText.Word(list)),
            _ => ("UserIdGroupPairs:GroupId", Id(rule.Group!, names)),
        };
        script.Command("allow", way, group, ShellText.Word(rule.Protocol), rule.FromPort is { } from ? $"{from}" : "''",
            rule.ToPort is { } to ? $"{to}" : "''", kind, what, ShellText.Word(rule.Description ?? ""));
    }

    static void Parameters(Script script, ParameterGroupOrder group)
    {
        script.Use(ParameterGroup).Command("make_parameter_group", ShellText.Word(group.Name), ShellText.Word(group.Family),
            ShellText.Word(Described(group.Description, group.Name)));
        foreach (var some in group.Parameters.Chunk(MostParametersAtOnce))
        {
            var values = new System.Text.Json.Nodes.JsonArray([.. some.Select(pair => (System.Text.Json.Nodes.JsonNode)
                new System.Text.Json.Nodes.JsonObject
                {
                    ["ParameterName"] = pair.Key, ["ParameterValue"] = pair.Value, ["ApplyMethod"] = "pending-reboot",
                })]);
            script.Command("parameters", ShellText.Word(group.Name), ShellText.Word(ShellText.Json(values)));
        }
    }

    static string Described(string description, string name) => description.Length > 0 ? description : name;

    static string Id(string key, IReadOnlyDictionary<string, string> names) =>
        names.TryGetValue(key, out var name) ? $"\"${name}\"" : ShellText.Word(key);
}
