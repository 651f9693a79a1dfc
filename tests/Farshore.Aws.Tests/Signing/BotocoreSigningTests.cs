using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Farshore.Aws.Protocols;
using Farshore.Aws.Signing;
using Farshore.Aws.Tests.ContractTests;

namespace Farshore.Aws.Tests.Signing;

/// <summary>What botocore signs, our verifier must believe: paths, queries, headers and bodies of every awkward kind.</summary>
public sealed class BotocoreSigningTests(ITestOutputHelper output)
{
    const int Requests = 500;

    static readonly AccessKey[] Keys =
    [
        new("AKIDPLAIN", "secret/with+signs"),
        new("AKIDTOKEN", "secret/with+signs") { SessionToken = "token/+=", Expires = DateTimeOffset.MaxValue },
    ];

    [Fact]
    public async Task Every_request_that_botocore_signs_is_believed()
    {
        if (BotocoreModels.Find() is not { } botocore)
        {
            Assert.Skip("botocore is not on this machine (it comes with awscli)");
            return;
        }

        var seed = Environment.TickCount;
        output.WriteLine($"{botocore.Package} {botocore.Version}, {Requests} requests, seed {seed}");
        var verifier = new SignatureVerifier("eu-west-1", id => Keys.FirstOrDefault(key => key.Id == id), TimeProvider.System);
        using var python = Process.Start(new ProcessStartInfo(
            botocore.Python, [Script(), botocore.Package, $"{seed}", $"{Requests}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = python.StandardError.ReadToEndAsync();

        var believed = 0;
        while (await python.StandardOutput.ReadLineAsync() is { } line)
        {
            var request = Read(JsonSerializer.Deserialize<SignedByBotocore>(line)!);
            try
            {
                verifier.Verify(request);
            }
            catch (AwsException refused)
            {
                Assert.Fail($"{refused.Message}\n{string.Join('\n', refused.Details)}\n{line}");
            }

            believed++;
        }

        Assert.Empty(await errors);
        Assert.Equal(Requests, believed);
    }

    static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "sign.py");

    static WireRequest Read(SignedByBotocore signed)
    {
        var target = signed.Target.Split('?', 2);
        WireRequest request = new(signed.Method, target[0]) { Body = Convert.FromBase64String(signed.Body) };
        foreach (var pair in target.Length == 1 ? [] : target[1].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = (pair + "=").Split('=', 3).Select(Uri.UnescapeDataString).ToArray();
            request.Query.Add(new(parts[0], parts[1]));
        }

        foreach (var (name, value) in signed.Headers) request.Headers[name] = value;
        return request;
    }

    sealed record SignedByBotocore(string Method, string Target, Dictionary<string, string> Headers, string Body);
}
