using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Farshore.Region.Storage;

namespace Farshore.Region.Processes;

/// <summary>Gives each machine and each database server an address of its own in 127.0.0.0/8, so that ports are the real ones. Where a
/// region's addresses begin follows from its folder, so that regions and homes on one machine do not meet.</summary>
public sealed class LoopbackAddresses(Database database, string regionFolder)
{
    const int MostAddresses = 4000;

    readonly Table<LoopbackLease> leases = new(database, "region_loopback_leases", LoopbackShapes.Default.LoopbackLease);

    // Second and third octet; 127.0 and 127.1 are left to what people type by hand.
    readonly int network = First(regionFolder);

    /// <summary>The owner's address, the same one each time it asks; a free one at first. An address on which one of the ports is taken
    /// by somebody else is passed over.</summary>
    /// <param name="owner">Who gets it, e.g. an instance's id.</param>
    /// <param name="ports">Ports that must be free there now.</param>
    /// <param name="cancellationToken">Stops waiting for the record to be durable.</param>
    public async Task<IPAddress> LeaseAsync(string owner, IReadOnlyCollection<int> ports, CancellationToken cancellationToken)
    {
        if (leases.List().FirstOrDefault(lease => lease.Owner == owner) is { } held) return IPAddress.Parse(held.Address);
        for (var number = 0; number < MostAddresses; number++)
        {
            var address = Address(number);
            if (leases.Find(address.ToString()) is not null || ports.Any(port => IsTaken(address, port))) continue;
            var kept = await leases.AddAsync(address.ToString(), new(address.ToString(), owner), cancellationToken);
            if (kept.Owner == owner) return address;
        }

        throw new InvalidOperationException(
            $"all {MostAddresses} loopback addresses of {regionFolder} are taken: terminate what is not needed");
    }

    /// <summary>Gives the owner's address back.</summary>
    public async Task ReleaseAsync(string owner, CancellationToken cancellationToken)
    {
        foreach (var lease in leases.List().Where(lease => lease.Owner == owner))
            await leases.DeleteAsync(lease.Address, cancellationToken);
    }

    /// <summary>Whether somebody listens there. A port we may not bind for want of privilege is not taken.</summary>
    public static bool IsTaken(IPAddress address, int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return false;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }

    // Sixteen third octets in a row for one region: 4000 addresses; 252 * 16 such rows.
    static int First(string folder)
    {
        var row = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder)))) % (252 * 16);
        return (2 << 8) + (int)row * 16;
    }

    IPAddress Address(int number)
    {
        var third = network + number / 250;
        return new([127, (byte)(third >> 8), (byte)third, (byte)(2 + number % 250)]);
    }
}

/// <summary>Who has which loopback address.</summary>
public sealed record LoopbackLease(string Address, string Owner);

[JsonSerializable(typeof(LoopbackLease))]
sealed partial class LoopbackShapes : JsonSerializerContext;
