using System.Security.Cryptography;
using System.Text;

namespace Farshore.Region.Rds.Postgres;

/// <summary>What a server keeps instead of a password (RFC 5803): enough to check it, not to know it.</summary>
public static class ScramVerifier
{
    const int Iterations = 4096;
    const int SaltSize = 16;

    public static string Of(string password) => Of(password, RandomNumberGenerator.GetBytes(SaltSize));

    internal static string Of(string password, byte[] salt)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}$" +
            $"{Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}";
    }
}
