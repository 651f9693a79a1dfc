using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Farshore.Console.Access;
using Farshore.Recovery;

namespace Farshore.Console.Tests.Access;

public sealed class TokenTests : IDisposable
{
    const string Token = "0123456789abcdef0123456789abcdef";

    readonly string home = Directory.CreateTempSubdirectory("farshore-console-").FullName;
    readonly RecoveryEngine engine;

    public TokenTests() => engine = new(home);

    static CancellationToken Soon => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lets_a_program_with_the_token_read_and_write_and_another_not()
    {
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System) { Token = Token }, Soon);
        using var program = new HttpClient { BaseAddress = new(console.Link, "/") };

        program.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        Assert.Contains("\"user\":\"token\"", await program.GetStringAsync("/api/v1/session", Soon));
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsJsonAsync("/api/v1/session/invites", new { name = "ann" }, Soon)).StatusCode);
        program.DefaultRequestHeaders.Authorization = new("Bearer", Token[1..]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/session", Soon)).StatusCode);
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/session", Soon)).StatusCode);
    }

    [Fact]
    public async Task Wrong_guesses_wait_and_the_right_token_does_not()
    {
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System) { Token = Token }, Soon);
        using var guesser = new HttpClient { BaseAddress = new(console.Link, "/") };
        using var program = new HttpClient { BaseAddress = guesser.BaseAddress };
        guesser.DefaultRequestHeaders.Authorization = new("Bearer", "guess");
        program.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        for (var guess = 0; guess < 9; guess++) (await guesser.GetAsync("/api/v1/session", Soon)).Dispose();

        var tenth = guesser.GetAsync("/api/v1/session", Soon);
        var right = await program.GetAsync("/api/v1/session", Soon);

        Assert.False(tenth.IsCompleted);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await tenth).StatusCode);
    }

    [Fact]
    public void Takes_a_token_that_nobody_else_can_read_or_guess()
    {
        var file = Path.Combine(home, "token");
        File.WriteAllText(file, Token + "\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(Token, ConsoleToken.Read(file));

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<ConsoleSetupException>(() => ConsoleToken.Read(file)).Message);
        Assert.Contains("openssl", Assert.Throws<ConsoleSetupException>(() => ConsoleToken.Read(file + "2")).Message);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(file, "secret");
        Assert.Contains("guess", Assert.Throws<ConsoleSetupException>(() => ConsoleToken.Read(file)).Message);
    }

    [Fact]
    public async Task Is_not_reached_from_elsewhere_without_a_certificate_and_a_token()
    {
        var open = new ConsoleSetup(engine, [], TimeProvider.System) { Address = IPAddress.Any };

        var refused = await Assert.ThrowsAsync<ConsoleSetupException>(() => ConsoleHost.StartAsync(open, Soon));
        await Assert.ThrowsAsync<ConsoleSetupException>(() => ConsoleHost.StartAsync(open with { Token = Token }, Soon));

        Assert.Contains("--certificate", refused.Message);
        Assert.Contains("--token-file", refused.Message);
    }

    [Fact]
    public async Task Answers_by_https_under_the_certificates_names_alone_and_keeps_the_cookie_to_it()
    {
        var certificate = ConsoleCertificate.Read(Certificate("console.example"), null, TimeProvider.System.GetUtcNow());
        await using var console = await ConsoleHost.StartAsync(
            new(engine, [], TimeProvider.System) { Address = IPAddress.Any, Certificate = certificate, Token = Token }, Soon);
        using var browser = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false,
            SslOptions = new() { RemoteCertificateValidationCallback = (_, offered, _, _) => offered!.Subject is "CN=test" },
        });
        var here = new UriBuilder(console.Link) { Host = "127.0.0.1" }.Uri;
        using var named = new HttpRequestMessage(HttpMethod.Get, here) { Headers = { Host = console.Link.Authority } };

        Assert.Equal("console.example", console.Link.Host);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await browser.GetAsync(here, Soon)).StatusCode);
        var cookie = (await browser.SendAsync(named, Soon)).Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith($"__Host-farshore-{console.Link.Port}=", cookie);
        foreach (var part in new[] { "secure", "httponly", "samesite=strict", "path=/" }) Assert.Contains(part, cookie);
    }

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(home, recursive: true);
    }

    string Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ask = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        ask.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = ask.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var file = Path.Combine(home, "console.pem");
        File.WriteAllText(file, made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return file;
    }
}
