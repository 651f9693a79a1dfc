using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation.Types.Route53;

[Collection(StackRegions.Collection)]
public sealed class RecordSetTypeTests(StackRegions regions)
{
    const string Zone = "AWS::Route53::HostedZone", Record = "AWS::Route53::RecordSet";

    [Fact]
    public async Task A_zone_is_made_once_and_its_records_change_in_place()
    {
        var stack = regions.Stack();
        var zoneIs = $$"""{ "Name": "{{stack.Name}}.example.com", "HostedZoneConfig": { "Comment": "shop" } }""";
        string RecordIs(string type, string value) => $$"""
            { "HostedZoneName": "{{stack.Name}}.example.com.", "Name": "www.{{stack.Name}}.example.com", "Type": "{{type}}", "TTL": "60",
              "ResourceRecords": ["{{value}}"] }
            """;

        var zone = await stack.CreateAsync(Zone, zoneIs);
        Assert.Equal(zone.Id, (await stack.CreateAsync(Zone, zoneIs)).Id);
        await stack.NoDriftAsync(Zone, zone.Id, zoneIs);
        var (one, two) = (RecordIs("A", "192.0.2.1"), RecordIs("A", "192.0.2.2"));
        var record = await stack.CreateAsync(Record, one, "Www");
        await stack.CreateAsync(Record, one, "Www");
        await stack.CreateAsync(Record, two, "Other").RefusedAsync("InvalidChangeBatch");
        await stack.UpdateAsync(Record, record.Id, one, two, "Www");
        await stack.NoDriftAsync(Record, record.Id, two);
        await stack.UpdateAsync(Record, record.Id, two, RecordIs("CNAME", "shop.example.com"), "Www");
        await stack.NoDriftAsync(Record, record.Id, RecordIs("CNAME", "shop.example.com"));

        await stack.DeleteAsync(Zone, zone.Id, zoneIs).RefusedAsync("HostedZoneNotEmpty");
        await stack.DeleteAsync(Record, record.Id, RecordIs("CNAME", "shop.example.com"), "Www");
        await stack.DeleteAsync(Zone, zone.Id, zoneIs);
        Assert.Null(await stack.ReadAsync(Zone, zone.Id, zoneIs));
    }
}
