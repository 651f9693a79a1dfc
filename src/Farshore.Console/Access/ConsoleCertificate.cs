using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Farshore.Console.Access;

/// <summary>What the console shows browsers to prove its names, and those that vouch for it.</summary>
/// <param name="Own">With its private key.</param>
/// <param name="Chain">What else was in the file.</param>
public sealed record ConsoleCertificate(X509Certificate2 Own, X509Certificate2Collection Chain)
{
    const string Password = "FARSHORE_CERTIFICATE_PASSWORD";

    /// <summary>Reads a PFX file, or a PEM file with its key in another or in the same.</summary>
    /// <exception cref="ConsoleSetupException">It cannot be read, or has no key, or is out of date.</exception>
    public static ConsoleCertificate Read(string file, string? key, DateTimeOffset now)
    {
        try
        {
            var all = new X509Certificate2Collection();
            var isPem = File.ReadAllText(file).Contains("-----BEGIN ", StringComparison.Ordinal);
            if (isPem) all.ImportFromPemFile(file);
            else all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, Environment.GetEnvironmentVariable(Password));
            var own = isPem ? X509Certificate2.CreateFromPemFile(file, key) : all.FirstOrDefault(one => one.HasPrivateKey);
            if (own is null) throw new ConsoleSetupException($"{file} has no private key: give a PFX file with one");
            if (now < own.NotBefore || now > own.NotAfter)
            {
                throw new ConsoleSetupException($"the certificate in {file} is valid from {own.NotBefore:yyyy-MM-dd} to "
                    + $"{own.NotAfter:yyyy-MM-dd} and not today: give another");
            }

            return new(own, [.. all.Where(one => one.Thumbprint != own.Thumbprint)]);
        }
        catch (Exception unread) when (unread is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConsoleSetupException(
                $"the certificate in {file} cannot be read: {unread.Message.TrimEnd('.')}; give a PFX file (its "
                + $"password in {Password}), or a PEM file with --certificate-key");
        }
    }

    /// <summary>Whether it says that the console may be called so.</summary>
    public bool Names(string host) => Own.MatchesHostname(host, allowWildcards: true, allowCommonName: false);

    /// <summary>What to call the console in a link; null where it names nothing but patterns.</summary>
    public string? FirstName => Own.Extensions.OfType<X509SubjectAlternativeNameExtension>()
        .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(Text)))
        .FirstOrDefault(name => !name.Contains('*'));

    static string Text(IPAddress address) =>
        address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
