using System.Diagnostics;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.Client;
using Farshore.Cli.Tests;

namespace Farshore.Interop.Tests;

/// <summary>Two local regions as processes of their own, as a person has them, with the clients of others pointed at them.</summary>
sealed class RegionProcesses : IAsyncDisposable
{
    const string TrustS3 =
        """
        {"Version":"2012-10-17",
         "Statement":[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly FarshoreProgram program = new();
    readonly AwsClients clients = new(TimeProvider.System);
    string config = "";

    public string Home => program.Home;

    public IAmazonS3 Primary => clients.S3(Settings("us-east-1", "primary"));

    public IAmazonS3 Secondary => clients.S3(Settings("us-west-2", "secondary"));

    public static async Task<RegionProcesses> StartAsync()
    {
        var regions = new RegionProcesses();
        await regions.FarshoreAsync("local", "up");
        regions.config = (await regions.program.RunAsync("local", "env", "--json")).Json.GetProperty("awsConfigFile").GetString()!;
        return regions;
    }

    public async Task FarshoreAsync(params string[] arguments)
    {
        var answer = await program.RunAsync(arguments);
        Assert.True(answer.ExitCode == 0, answer.Error);
    }

    /// <summary>The official command line.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message is its own.</exception>
    public Task<string> AwsAsync(string profile, params string[] arguments) => AwsAsync(profile, proxy: null, arguments);

    /// <summary>The same for S3 Control, whose host names begin with the account: the region itself is the proxy that knows them.</summary>
    public Task<string> S3ControlAsync(string profile, params string[] arguments) => AwsAsync(
        profile, (profile == "primary" ? Primary : Secondary).Config.ServiceURL.TrimEnd('/'),
        ["s3control", arguments[0], "--account-id", "000000000000", .. arguments[1..]]);

    async Task<string> AwsAsync(string profile, string? proxy, string[] arguments)
    {
        var start = new ProcessStartInfo("aws", ["--profile", profile, "--output", "text", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["AWS_CONFIG_FILE"] = config;
        if (proxy is not null) start.Environment["HTTP_PROXY"] = proxy;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (await output).TrimEnd('\n') : throw new InvalidOperationException(await error);
    }

    /// <summary>A versioned bucket in each Region; with a rule, new versions of the first go to the second.</summary>
    public async Task MakeBucketsAsync(string near, string far, bool withRule)
    {
        await AwsAsync("primary", "s3api", "create-bucket", "--bucket", near);
        await AwsAsync("secondary", "s3api", "create-bucket", "--bucket", far, "--create-bucket-configuration",
            "LocationConstraint=us-west-2");
        await AwsAsync("primary", "s3api", "put-bucket-versioning", "--bucket", near, "--versioning-configuration", "Status=Enabled");
        await AwsAsync("secondary", "s3api", "put-bucket-versioning", "--bucket", far, "--versioning-configuration", "Status=Enabled");
        if (withRule) await PutRuleAsync(near, far);
    }

    public async Task PutRuleAsync(string near, string far)
    {
        await AwsAsync("primary", "iam", "create-role", "--role-name", $"{near}-replication", "--assume-role-policy-document", TrustS3);
        await AwsAsync("primary", "iam", "put-role-policy", "--role-name", $"{near}-replication", "--policy-name", "replicate",
            "--policy-document", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""");
        await AwsAsync("primary", "s3api", "put-bucket-replication", "--bucket", near, "--replication-configuration", RuleOf(near, far));
    }

    public static string RuleOf(string near, string far) =>
        $$"""
        {"Role": "arn:aws:iam::000000000000:role/{{near}}-replication",
         "Rules": [{"ID": "all", "Priority": 1, "Status": "Enabled", "Filter": {"Prefix": ""},
                    "DeleteMarkerReplication": {"Status": "Enabled"},
                    "Destination": {"Bucket": "arn:aws:s3:::{{far}}" } }]}
        """;

    /// <summary>Waits until an object of the primary has a replication status.</summary>
    public async Task UntilStatusAsync(string bucket, string key, string status)
    {
        var started = TimeProvider.System.GetTimestamp();
        string? seen;
        do
        {
            seen = (await Primary.GetObjectMetadataAsync(
                new GetObjectMetadataRequest { BucketName = bucket, Key = key })).ReplicationStatus?.Value;
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"{key} is {seen ?? "without status"}, not {status}");
        }
        while (seen != status);
    }

    public ValueTask DisposeAsync()
    {
        clients.Dispose();
        return program.DisposeAsync();
    }

    ClientSettings Settings(string region, string profile) => new(region) { Profile = profile, ConfigFile = config };
}
