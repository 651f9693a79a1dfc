using Farshore.Aws.Client;
using Farshore.Aws.Route53;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Route53;

public sealed class ResourceRecordSetsTests : IAsyncLifetime
{
    LocalRegions regions = null!;
    string zone = "";

    IAwsClient Near => regions.Client();

    IAwsClient Far => regions.Client(LocalRegions.West);

    public async ValueTask InitializeAsync()
    {
        regions = await LocalRegions.StartAsync(null, LocalRegions.East, LocalRegions.West);
        var made = await Near.SendAsync(Route53Api.CreateHostedZone, new() { Name = "Example.com", CallerReference = "one" }, default);
        zone = made.HostedZone.Id.Split('/')[^1];
    }

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_record_set_through_one_region_is_answered_by_the_other()
    {
        var change = await ChangeAsync(Near, ("UPSERT", Address("app.example.com", "10.0.0.1")));

        var sets = await ListAsync(Far);
        var seen = await Far.SendAsync(Route53Api.GetChange, new() { Id = change.Id.Split('/')[^1] }, default);

        Assert.Equal("10.0.0.1", sets.Single(set => set.Name == "app.example.com.").ResourceRecords![0].Value);
        Assert.Equal(("PENDING", "INSYNC"), (change.Status, seen.ChangeInfo.Status));
    }

    [Fact]
    public async Task A_batch_with_one_wrong_change_does_nothing_at_all()
    {
        await ChangeAsync(Near, ("CREATE", Address("app.example.com", "10.0.0.1")));

        var refused = await ChangeAsync(Near,
            ("UPSERT", Address("new.example.com", "10.0.0.2")),
            ("CREATE", Address("app.example.com", "10.0.0.2")),
            ("DELETE", Address("gone.example.com", "10.0.0.2"))).RefusedAsync("InvalidChangeBatch");

        Assert.Equal("[Tried to create resource record set [name='app.example.com.', type='A'] but it already exists, "
            + "Tried to delete resource record set [name='gone.example.com.', type='A'] but it was not found]", refused.Message);
        Assert.DoesNotContain(await ListAsync(Near), set => set.Name == "new.example.com.");
    }

    [Theory]
    [InlineData("app.example.org", "A", "10.0.0.1", "[RRSet with DNS name app.example.org. is not permitted in zone example.com.]")]
    [InlineData("example.com", "CNAME", "x.",
        "[RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone example.com.]")]
    [InlineData("app.example.com", "CNAME", "x.", "[RRSet of type CNAME with DNS name app.example.com. is not permitted as it conflicts "
        + "with other records with the same DNS name in zone example.com.]")]
    [InlineData("alias.example.com", "A", "10.0.0.1", "[RRSet of type A with DNS name alias.example.com. is not permitted because a "
        + "conflicting RRSet of type CNAME with the same DNS name already exists in zone example.com.]")]
    [InlineData("app.example.com", "A", "banana", "[Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a "
        + "valid IPv4 address) encountered with 'banana'']")]
    public async Task What_a_zone_cannot_hold_is_refused_in_the_words_of_the_service(string name, string type, string value, string message)
    {
        await ChangeAsync(Near, ("CREATE", Address("app.example.com", "10.0.0.1")),
            ("CREATE", Address("alias.example.com", "app.example.com.") with { Type = "CNAME" }));

        var refused = await ChangeAsync(Near, ("UPSERT", Address(name, value) with { Type = type })).RefusedAsync("InvalidChangeBatch");

        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public async Task Sets_are_listed_by_their_last_label_first_and_page_by_page()
    {
        await ChangeAsync(Near, ("CREATE", Address("b.a.example.com", "10.0.0.1")), ("CREATE", Address("*.example.com", "10.0.0.1")),
            ("CREATE", Address("a.example.com", "10.0.0.1")), ("CREATE", Address("z.example.com", "10.0.0.1")));

        var first = await Near.SendAsync(Route53Api.ListResourceRecordSets, new() { HostedZoneId = zone, MaxItems = "4" }, default);
        var rest = await Near.SendAsync(Route53Api.ListResourceRecordSets, new()
        {
            HostedZoneId = zone, StartRecordName = first.NextRecordName, StartRecordType = first.NextRecordType,
        }, default);

        Assert.Equal(["example.com.", "example.com.", "\\052.example.com.", "a.example.com."],
            first.ResourceRecordSets.Select(set => set.Name));
        Assert.Equal(["b.a.example.com.", "z.example.com."], rest.ResourceRecordSets.Select(set => set.Name));
        Assert.False(rest.IsTruncated);
    }

    [Fact]
    public async Task A_zone_goes_when_only_its_own_records_are_left()
    {
        await ChangeAsync(Near, ("CREATE", Address("app.example.com", "10.0.0.1")));
        await Near.SendAsync(Route53Api.DeleteHostedZone, new() { Id = zone }, default).RefusedAsync("HostedZoneNotEmpty");

        await ChangeAsync(Far, ("DELETE", Address("app.example.com", "10.0.0.1")));
        await Far.SendAsync(Route53Api.DeleteHostedZone, new() { Id = zone }, default);

        await Near.SendAsync(Route53Api.GetHostedZone, new() { Id = zone }, default).RefusedAsync("NoSuchHostedZone");
    }

    async Task<ChangeInfo> ChangeAsync(IAwsClient client, params (string Action, ResourceRecordSet Set)[] changes) =>
        (await client.SendAsync(Route53Api.ChangeResourceRecordSets, new()
        {
            HostedZoneId = zone,
            ChangeBatch = new()
            {
                Changes = [.. changes.Select(change => new Change { Action = change.Action, ResourceRecordSet = change.Set })],
            },
        }, default)).ChangeInfo;

    async Task<IReadOnlyList<ResourceRecordSet>> ListAsync(IAwsClient client) =>
        (await client.SendAsync(Route53Api.ListResourceRecordSets, new() { HostedZoneId = zone }, default)).ResourceRecordSets;

    static ResourceRecordSet Address(string name, string value) =>
        new() { Name = name, Type = "A", TTL = 60, ResourceRecords = [new() { Value = value }] };
}
