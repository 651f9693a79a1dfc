using Farshore.Aws.Ec2;
using Farshore.Region.Ec2;

namespace Farshore.Region.Tests.Ec2;

public sealed class OpenPortsTests
{
    [Fact]
    public void Ranges_of_addresses_open_ports_and_groups_do_not() =>
        Assert.Equal([80, 8080, 8081], OpenPorts.Of([Group(Tcp(80, 80), Tcp(8080, 8081), Tcp(22, 22, "sg-1"))]));

    [Fact]
    public void Of_a_wide_range_the_usual_ports_are_open()
    {
        var open = OpenPorts.Of([Group(Tcp(0, 65535), Tcp(7000, 7000))]);

        Assert.Equal(7000, open[0]);
        Assert.Contains(443, open);
        Assert.True(open.Count <= OpenPorts.Most);
    }

    static SecurityGroupRule Tcp(int from, int to, string? peer = null) => new()
    {
        IpProtocol = "tcp", FromPort = from, ToPort = to, IsEgress = false, CidrIpv4 = peer is null ? "0.0.0.0/0" : null,
        ReferencedGroupInfo = peer is null ? null : new() { GroupId = peer },
    };

    static SecurityGroupRecord Group(params SecurityGroupRule[] rules) => new("sg-0", "web", "", "vpc-0", rules);
}
