using System.Net;
using System.Net.Sockets;
using Farshore.Region.Processes;
using Farshore.Region.Storage;

namespace Farshore.Region.Tests.Processes;

public sealed class LoopbackAddressesTests : IAsyncDisposable
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;
    readonly string folder = Directory.CreateTempSubdirectory("farshore-").FullName;
    readonly Database database;

    public LoopbackAddressesTests() => database = Database.Open(Path.Combine(folder, "region.db"));

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Each_owner_has_its_own_address_and_keeps_it()
    {
        var addresses = new LoopbackAddresses(database, folder);

        var first = await addresses.LeaseAsync("i-1", [], None);
        var second = await addresses.LeaseAsync("i-2", [], None);

        Assert.Equal(127, first.GetAddressBytes()[0]);
        Assert.NotEqual(first, second);
        Assert.Equal(first, await new LoopbackAddresses(database, folder).LeaseAsync("i-1", [], None));
    }

    [Fact]
    public async Task An_address_given_back_is_given_again()
    {
        var addresses = new LoopbackAddresses(database, folder);
        var first = await addresses.LeaseAsync("i-1", [], None);

        await addresses.ReleaseAsync("i-1", None);

        Assert.Equal(first, await addresses.LeaseAsync("i-2", [], None));
    }

    [Fact]
    public async Task An_address_whose_port_is_taken_is_passed_over()
    {
        var addresses = new LoopbackAddresses(database, folder);
        var first = await addresses.LeaseAsync("i-1", [], None);
        await addresses.ReleaseAsync("i-1", None);
        using var taken = new TcpListener(first, 0);
        taken.Start();

        Assert.NotEqual(first, await addresses.LeaseAsync("i-2", [((IPEndPoint)taken.LocalEndpoint).Port], None));
    }
}
