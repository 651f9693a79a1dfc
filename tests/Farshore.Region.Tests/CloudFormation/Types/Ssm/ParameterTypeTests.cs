using Farshore.Aws.Ssm;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation.Types.Ssm;

[Collection(StackRegions.Collection)]
public sealed class ParameterTypeTests(StackRegions regions)
{
    const string Type = "AWS::SSM::Parameter";

    [Fact]
    public async Task A_parameter_is_made_once_gets_new_versions_and_goes()
    {
        var stack = regions.Stack();
        var full = $$"""
            { "Name": "/{{stack.Name}}/p", "Type": "String", "Value": "12", "Description": "d", "AllowedPattern": "[0-9]+",
              "Tags": { "tier": "1" } }
            """;
        var bare = $$"""{ "Name": "/{{stack.Name}}/p", "Type": "String", "Value": "13" }""";

        var made = await stack.CreateAsync(Type, full);
        await stack.CreateAsync(Type, full);
        await regions.Stack().CreateAsync(Type, full).RefusedAsync("AlreadyExists");
        Assert.Equal("12", (string?)made.Attributes["Value"]);
        await stack.NoDriftAsync(Type, made.Id, full);

        await stack.UpdateAsync(Type, made.Id, full, bare);
        await stack.NoDriftAsync(Type, made.Id, bare);
        Assert.Equal(2, (await regions.Person().SendAsync(SsmApi.GetParameter, new() { Name = made.Id }, default)).Parameter!.Version);
        await stack.DeleteAsync(Type, made.Id, bare);
        Assert.Null(await stack.ReadAsync(Type, made.Id, bare));
        Assert.Matches("^CFN-Thing-[0-9A-F]{12}$", (await stack.CreateAsync(Type, """{ "Type": "StringList", "Value": "a,b" }""")).Id);
    }
}
