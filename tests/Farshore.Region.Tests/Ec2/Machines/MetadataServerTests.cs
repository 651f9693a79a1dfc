using System.Net;
using System.Text;
using Farshore.Region.Ec2.Machines;
using Farshore.Region.Processes;

namespace Farshore.Region.Tests.Ec2.Machines;

public sealed class MetadataServerTests
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;
    static readonly HttpClient Http = new();

    [Fact]
    public async Task A_token_opens_what_needs_one()
    {
        await using var server = Start(tokensRequired: true);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Http.GetAsync(server.At("latest/meta-data/instance-id"), None)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Http.PutAsync(server.At("latest/api/token"), null, None)).StatusCode);

        var token = await TokenAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.At("latest/meta-data/instance-id"));
        request.Headers.Add("X-aws-ec2-metadata-token", token);
        Assert.Equal("i-1", await (await Http.SendAsync(request, None)).Content.ReadAsStringAsync(None));
    }

    [Fact]
    public async Task Folders_list_what_is_in_them()
    {
        await using var server = Start(tokensRequired: false);

        Assert.Equal("instance-id\nplacement/", await Http.GetStringAsync(server.At("latest/meta-data/"), None));
        Assert.Equal("region", await Http.GetStringAsync(server.At("latest/meta-data/placement"), None));
        Assert.Equal("#!", await Http.GetStringAsync(server.At("latest/user-data"), None));
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync(server.At("latest/meta-data/kernel-id"), None)).StatusCode);
    }

    [Fact]
    public async Task A_caller_that_closes_its_side_after_asking_still_gets_its_answer()
    {
        await using var server = Start(tokensRequired: true);

        var output = await ShortCommand.RunAsync("sh",
            ["-c", "printf 'PUT /latest/api/token HTTP/1.1\\r\\nX-aws-ec2-metadata-token-ttl-seconds: 300\\r\\n\\r\\n' |"
                + $"busybox nc {server.Address} 16925 | tail -n 1"], None);

        Assert.Equal(56, output.Length);
    }

    static async Task<string> TokenAsync(Served server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, server.At("latest/api/token"));
        request.Headers.Add("X-aws-ec2-metadata-token-ttl-seconds", "60");
        return await (await Http.SendAsync(request, None)).Content.ReadAsStringAsync(None);
    }

    static Served Start(bool tokensRequired)
    {
        var metadata = new InstanceMetadata(tokensRequired, new Dictionary<string, string>
        {
            ["meta-data/instance-id"] = "i-1",
            ["meta-data/placement/region"] = "eu-west-1",
        }, Encoding.UTF8.GetBytes("#!"));
        var address = new IPAddress([127, 3, (byte)Random.Shared.Next(256), (byte)Random.Shared.Next(2, 250)]);
        Assert.False(LoopbackAddresses.IsTaken(address, 16925));
        return new(address, MetadataServer.Start(address, 16925, () => metadata, () => { }, TimeProvider.System));
    }

    sealed record Served(IPAddress Address, MetadataServer Server) : IAsyncDisposable
    {
        public Uri At(string path) => new($"http://{Address}:16925/{path}");

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
