using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Farshore.Cli.Tests.Runs;

public sealed class TracesTests
{
    [Fact]
    public async Task Sends_what_a_run_did_to_where_OpenTelemetrys_variables_say()
    {
        await using FarshoreProgram program = new();
        await using var listener = new Listener();
        program.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = listener.Address;
        program.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        await program.WriteAsync("aws.ini", "[profile one]\naws_access_key_id = a\naws_secret_access_key = b\n");
        var region = $"profile: one, endpoint: \"{listener.Address}/aws\"";
        var plan = await program.WriteAsync("shop.yaml", $$"""
            plan: shop
            awsConfigFile: aws.ini
            primary: { region: us-east-1, {{region}} }
            secondary: { region: us-west-2, {{region}} }
            objectives: { rpo: 15m, rto: 30m }
            ledger: shop-ledger
            resources:
              - name: photos
                type: s3
                bucket: shop-photos-east
                replica: shop-photos-west
            """);

        var answer = await program.RunAsync("export", plan);

        Assert.NotEqual(0, answer.ExitCode);
        var (path, body) = Assert.Single(listener.Heard, heard => heard.Path.StartsWith("/v1/", StringComparison.Ordinal));
        Assert.Equal("/v1/traces", path);
        foreach (var part in new[] { "service.name", "farshore.run", "export shop", "farshore.step", "AccessDenied: s3://shop-ledger" })
            Assert.Contains(part, body);
    }

    /// <summary>Refuses whatever AWS is asked for, and takes whatever is sent to it.</summary>
    sealed class Listener : IAsyncDisposable
    {
        readonly HttpListener http = new();
        readonly Task serving;

        public Listener()
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            }

            http.Prefixes.Add(Address + "/");
            http.Start();
            serving = ServeAsync();
        }

        public string Address { get; }

        public ConcurrentQueue<(string Path, string Body)> Heard { get; } = [];

        public async ValueTask DisposeAsync()
        {
            http.Close();
            await serving;
        }

        async Task ServeAsync()
        {
            while (http.IsListening)
            {
                try
                {
                    await AnswerAsync(await http.GetContextAsync());
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        async Task AnswerAsync(HttpListenerContext context)
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            Heard.Enqueue((context.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(body.ToArray())));
            var isTrace = context.Request.Url.AbsolutePath.StartsWith("/v1/", StringComparison.Ordinal);
            context.Response.StatusCode = isTrace ? 200 : 403;
            context.Response.ContentType = isTrace ? "application/x-protobuf" : "application/xml";
            var answer = isTrace ? [] : "<Error><Code>AccessDenied</Code><Message>no</Message></Error>"u8.ToArray();
            context.Response.ContentLength64 = answer.Length;
            if (context.Request.HttpMethod != "HEAD") await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
        }
    }
}
