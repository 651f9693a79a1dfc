using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Farshore.Region.Ec2;

/// <summary>A key pair as it is made: the private half in the form its user saves, the public one in OpenSSH's.</summary>
sealed record NewKeyPair(string Private, string Public, string Fingerprint)
{
    const int RsaBits = 2048;
    const string Ed25519 = "ssh-ed25519";

    /// <summary>AWS tells the SHA-1 of an RSA key's private half.</summary>
    public static NewKeyPair Rsa()
    {
        using var key = RSA.Create(RsaBits);
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var blob = Join(Text("ssh-rsa"), Integer(parameters.Exponent!), Integer(parameters.Modulus!));
        var digest = SHA1.HashData(key.ExportPkcs8PrivateKey());
        return new(
            key.ExportRSAPrivateKeyPem() + "\n", $"ssh-rsa {Convert.ToBase64String(blob)}",
            string.Join(':', digest.Select(part => part.ToString("x2"))));
    }

    public static NewKeyPair OfEd25519()
    {
        var seed = RandomNumberGenerator.GetBytes(Ed25519Keys.Length);
        var known = Ed25519Keys.PublicOf(seed);
        var blob = Join(Text(Ed25519), Bytes(known));
        // PROTOCOL.key of OpenSSH: no cipher, one key, the same number twice to tell a wrong passphrase by, padded with 1, 2, 3, …
        var check = RandomNumberGenerator.GetBytes(4);
        var secret = Join(check, check, Text(Ed25519), Bytes(known), Bytes([.. seed, .. known]), Text(""));
        byte[] padding = [.. Enumerable.Range(1, (8 - (secret.Length % 8)) % 8).Select(number => (byte)number)];
        var file = Join(
            Encoding.ASCII.GetBytes("openssh-key-v1\0"), Text("none"), Text("none"), Text(""), [0, 0, 0, 1], Bytes(blob),
            Bytes([.. secret, .. padding]));
        return new(
            PemEncoding.WriteString("OPENSSH PRIVATE KEY", file) + "\n", $"{Ed25519} {Convert.ToBase64String(blob)}",
            Convert.ToBase64String(SHA256.HashData(blob)));
    }

    static byte[] Text(string text) => Bytes(Encoding.ASCII.GetBytes(text));

    // An integer whose first bit is set would be negative without a byte of zeros before it.
    static byte[] Integer(byte[] number) => Bytes(number[0] >= 128 ? [0, .. number] : number);

    static byte[] Bytes(byte[] bytes)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        return [.. length, .. bytes];
    }

    static byte[] Join(params IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];
}
