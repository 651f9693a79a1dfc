using System.Security.Cryptography;
using System.Text;

namespace Farshore.Region.Hosting;

/// <summary>Identifiers in AWS's form: a prefix and 17 hexadecimal digits.</summary>
public static class Names
{
    const int Digits = 17;

    /// <summary>A name nothing bears yet: <c>i-0a1b2c3d4e5f60718</c>.</summary>
    public static string New(string prefix) => prefix + RandomNumberGenerator.GetHexString(Digits, lowercase: true);

    /// <summary>The name that one purpose always gets, so that work repeated after a crash makes the same thing.</summary>
    public static string From(string purpose, string prefix) =>
        prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(purpose + "/" + prefix)))[..Digits];
}
