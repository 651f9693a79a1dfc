using Farshore.Recovery.Steps.Backup;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Steps.Backup;

public class EnvironmentReaderTests
{
    readonly EnvironmentReader reader = new(new MemoryAws().Primary.Access().Aws, CancellationToken.None);

    [Fact]
    public async Task Groups_that_rules_speak_of_are_captured_too()
    {
        var groups = await reader.SecurityGroupsAsync(["sg-orders"]);

        Assert.Equal(["sg-orders", "sg-web"], groups.Select(group => group.Id));
        Assert.Equal(("sg-web", 5432), (groups[0].Ingress[0].Group, groups[0].Ingress[0].FromPort));
        Assert.Equal("0.0.0.0/0", groups[1].Ingress[0].Cidr);
    }

    [Fact]
    public async Task What_cannot_be_read_is_noted_and_nothing_fails()
    {
        Assert.Empty(await reader.ProfilesAsync(["arn:aws:iam::123456789012:instance-profile/apps/web"]));

        Assert.Contains("arn:aws:iam::123456789012:instance-profile/apps/web could not be read: NoSuchEntity", Assert.Single(reader.Notes),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_parameter_group_only_what_its_user_set_is_captured() =>
        Assert.Equal("work_mem=8192", Assert.Single((await reader.ParameterGroupsAsync(["shop-postgres"]))[0].Parameters
            .Select(parameter => $"{parameter.Key}={parameter.Value}")));
}
