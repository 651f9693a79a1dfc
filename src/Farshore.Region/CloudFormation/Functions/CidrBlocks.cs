using System.Net;
using System.Numerics;

namespace Farshore.Region.CloudFormation.Functions;

/// <summary>Cuts a block of addresses into smaller ones.</summary>
static class CidrBlocks
{
    /// <param name="block">As <c>10.0.0.0/16</c>.</param>
    /// <param name="count">How many pieces, 1 to 256.</param>
    /// <param name="bits">Bits of each piece for hosts; 8 by default.</param>
    public static IReadOnlyList<string> Cut(string block, int count, int? bits)
    {
        if (!IPNetwork.TryParse(block, out var network))
            throw CloudFormationErrors.Template($"Fn::Cidr requires a valid CIDR block, not {block}");
        if (count is < 1 or > 256) throw CloudFormationErrors.Template("Fn::Cidr count must be between 1 and 256");
        var width = network.BaseAddress.GetAddressBytes().Length * 8;
        var host = bits ?? 8;
        if (host < 1 || host > width - network.PrefixLength || BigInteger.Pow(2, width - network.PrefixLength - host) < count)
            throw CloudFormationErrors.Template($"invalid number of blocks in Fn::Cidr: {block} has no {count} blocks of {host} bits");
        var start = new BigInteger(network.BaseAddress.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        return [.. Enumerable.Range(0, count).Select(at => $"{Address(start + (BigInteger.One << host) * at, width / 8)}/{width - host}")];
    }

    static IPAddress Address(BigInteger value, int length)
    {
        var bytes = new byte[length];
        var given = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        given.CopyTo(bytes, length - given.Length);
        return new(bytes);
    }
}
