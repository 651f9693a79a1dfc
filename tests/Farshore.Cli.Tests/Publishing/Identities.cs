using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.SecurityToken.Model;
using Farshore.Aws.Client;
using Farshore.Aws.Iam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Farshore.Cli.Tests.Publishing;

/// <summary>A way to be somebody that AWS's own library finds by name at run time.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Profile">Lines of the profile; null where the environment says it.</param>
/// <param name="Session">Name of the session it ends in.</param>
/// <param name="Environment">What it needs there.</param>
sealed record SignInWay(string Name, string? Profile, string Session, IReadOnlyDictionary<string, string> Environment);

/// <summary>Two local regions with a role, and a portal that hands out its sessions as SSO and CloudShell do.</summary>
sealed class Identities : IAsyncDisposable
{
    const string Role = "arn:aws:iam::000000000000:role/operator";

    static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    readonly FarshoreProgram program;
    readonly WebApplication portal;

    Identities(FarshoreProgram program, WebApplication portal) => (this.program, this.portal) = (program, portal);

    public IReadOnlyList<SignInWay> Ways =>
    [
        new("role", $"role_arn = {Role}\nrole_session_name = by-role\nsource_profile = base", "by-role", Nothing),
        new("sso", "sso_session = firm\nsso_account_id = 000000000000\nsso_role_name = operator", "by-portal",
            new Dictionary<string, string> { ["AWS_ENDPOINT_URL_SSO"] = portal.Urls.First() }),
        new("cloudshell", null, "by-portal", new Dictionary<string, string>
        {
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"{portal.Urls.First()}/container", ["AWS_CONTAINER_AUTHORIZATION_TOKEN"] =
                "let-me-in",
        }),
    ];

    public static async Task<Identities> StartAsync(FarshoreProgram program)
    {
        Assert.Equal(0, (await program.RunAsync("local", "up")).ExitCode);
        using AwsClients clients = new(TimeProvider.System);
        ClientSettings root = new("us-east-1") { Profile = "primary", ConfigFile = Path.Combine(program.Home, "local", "aws", "config") };
        await clients.For(root).SendAsync(IamApi.CreateRole, new()
        {
            RoleName = "operator",
            AssumeRolePolicyDocument = """
                {"Version":"2012-10-17",
                 "Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"sts:AssumeRole"}]}
                """,
        }, default);
        var session = (await clients.Sts(root).AssumeRoleAsync(
            new AssumeRoleRequest { RoleArn = Role, RoleSessionName = "by-portal" })).Credentials;

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var portal = builder.Build();
        portal.Run(context => AnswerAsync(context, session));
        await portal.StartAsync();
        await SignInAsync(program);
        return new(program, portal);
    }

    /// <summary>A plan of both regions, as somebody.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> PlanAsync(SignInWay way)
    {
        var made = await File.ReadAllTextAsync(Path.Combine(program.Home, "local", "aws", "config"));
        var profiles = made.Split("[profile ", StringSplitOptions.RemoveEmptyEntries);
        StringBuilder config = new("[sso-session firm]\nsso_region = us-east-1\nsso_start_url = https://firm.example/start\n\n");
        foreach (var profile in profiles)
        {
            var endpoint = profile.Split('\n').Single(line => line.StartsWith("endpoint_url", StringComparison.Ordinal));
            var keys = profile.Split('\n').Where(line => line.StartsWith("aws_", StringComparison.Ordinal));
            var name = profile.StartsWith("primary", StringComparison.Ordinal) ? "primary" : "secondary";
            if (name is "primary") config.Append($"[profile base]\n{endpoint}\n{string.Join('\n', keys)}\n\n");
            config.Append($"[profile {name}]\n{endpoint}\n{way.Profile}\n\n");
        }

        var file = await program.WriteAsync($"{way.Name}.config", config.ToString());
        return await program.WriteAsync($"{way.Name}.yaml", $$"""
            plan: signed
            awsConfigFile: {{file}}
            primary: { region: us-east-1, profile: primary }
            secondary: { region: us-west-2, profile: secondary }
            ledger: signed-ledger
            resources:
              - { name: media, type: s3, bucket: signed-media, replica: signed-media-west }
            """);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    static Task AnswerAsync(HttpContext context, Credentials session)
    {
        var headers = context.Request.Headers;
        if (context.Request.Path == "/container" && headers.Authorization == "let-me-in")
        {
            return context.Response.WriteAsync(JsonSerializer.Serialize(new
            {
                session.AccessKeyId, session.SecretAccessKey, Token = session.SessionToken, Expiration = Expiry(session),
            }));
        }

        if (context.Request.Path == "/federation/credentials" && headers["x-amz-sso_bearer_token"] == "a-badge")
        {
            var expires = new DateTimeOffset(session.Expiration!.Value).ToUnixTimeMilliseconds();
            return context.Response.WriteAsync(JsonSerializer.Serialize(new
            {
                roleCredentials = new
                {
                    accessKeyId = session.AccessKeyId, secretAccessKey = session.SecretAccessKey, sessionToken = session.SessionToken,
                    expiration = expires,
                },
            }));
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>As <c>aws sso login</c> leaves it.</summary>
    static async Task SignInAsync(FarshoreProgram program)
    {
        var cache = Directory.CreateDirectory(Path.Combine(program.Home, ".aws", "sso", "cache"));
        var name = Convert.ToHexStringLower(SHA1.HashData("firm"u8)) + ".json";
        await File.WriteAllTextAsync(Path.Combine(cache.FullName, name), """
            {"startUrl":"https://firm.example/start","region":"us-east-1","accessToken":"a-badge","expiresAt":"2099-01-01T00:00:00Z"}
            """);
    }

    static string Expiry(Credentials session) => session.Expiration!.Value.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ");
}
