using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Farshore.Interop.Tests.Moto;

/// <summary>moto's server: an AWS double that others wrote.</summary>
sealed class MotoServer : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    readonly Process process;

    MotoServer(Process process, Uri endpoint) => (this.process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    /// <summary>Where the program is; null on a machine without it.</summary>
    public static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "moto_server")).FirstOrDefault(File.Exists);

    public static async Task<MotoServer> StartAsync(string program)
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        var process = Process.Start(new ProcessStartInfo(program, ["-H", "127.0.0.1", "-p", $"{port}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true" },
        })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        MotoServer server = new(process, new($"http://127.0.0.1:{port}"));
        await server.AnswersAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    async Task AnswersAsync()
    {
        using HttpClient http = new();
        using PeriodicTimer looks = new(Look);
        for (var waited = TimeSpan.Zero; waited < Patience && !process.HasExited; waited += Look)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Endpoint, "/moto-api/"));
                return;
            }
            catch (HttpRequestException)
            {
                await looks.WaitForNextTickAsync();
            }
        }

        throw new InvalidOperationException($"moto_server did not answer at {Endpoint}");
    }
}
