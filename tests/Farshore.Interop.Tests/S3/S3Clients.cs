using System.Security.Cryptography;
using Amazon.Runtime;
using Farshore.Region.Hosting.Faults;
using Farshore.Region.Peers;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Interop.Tests.S3;

using LocalRegions = Farshore.Region.Tests.Hosting.LocalRegions;

/// <summary>A local region with a bucket, a folder of files, and the programs that speak S3 set up for it.</summary>
public sealed class S3Clients : IAsyncLifetime
{
    LocalRegions regions = null!;

    public string Folder { get; private set; } = null!;

    public Tool Aws { get; private set; } = null!;

    public Tool Rclone { get; private set; } = null!;

    /// <summary>The region's address.</summary>
    public string Endpoint => regions[LocalRegions.East].Endpoint.ToString().TrimEnd('/');

    /// <summary>Its root key.</summary>
    public BasicAWSCredentials Key => new(
        regions[LocalRegions.East].Context.Partition.RootKey.Id, regions[LocalRegions.East].Context.Partition.RootKey.Secret);

    /// <summary>A program that takes the key from the environment.</summary>
    public Tool Program(string name) => new(name, new Dictionary<string, string>
    {
        ["AWS_ACCESS_KEY_ID"] = Key.GetCredentials().AccessKey, ["AWS_SECRET_ACCESS_KEY"] = Key.GetCredentials().SecretKey,
        ["AWS_CONFIG_FILE"] = "/dev/null", ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null", ["AWS_EC2_METADATA_DISABLED"] = "true",
    });

    public async ValueTask InitializeAsync()
    {
        regions = await LocalRegions.StartAsync();
        Folder = Directory.CreateDirectory(Path.Combine(regions.Home, "files")).FullName;
        var host = regions[LocalRegions.East];
        var key = host.Context.Partition.RootKey;
        // Left alone, links for us-east-1 are signed with version 2, which regions do not take.
        var config = Path.Combine(regions.Home, "config");
        await File.WriteAllTextAsync(config, "[default]\ns3 =\n  signature_version = s3v4\n");
        Aws = new("aws", new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = key.Id,
            ["AWS_SECRET_ACCESS_KEY"] = key.Secret,
            ["AWS_CONFIG_FILE"] = config,
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_PAGER"] = "",
        });
        Rclone = new("rclone", new Dictionary<string, string>
        {
            ["RCLONE_CONFIG"] = "/dev/null",
            // Some machines name a bundle of certificates, with which this program's S3 does not start.
            ["AWS_CA_BUNDLE"] = "",
            ["RCLONE_CONFIG_LOCAL_TYPE"] = "s3",
            ["RCLONE_CONFIG_LOCAL_PROVIDER"] = "Other",
            // New buckets have no ACLs; this is the one that says nothing.
            ["RCLONE_CONFIG_LOCAL_ACL"] = "bucket-owner-full-control",
            ["RCLONE_CONFIG_LOCAL_BUCKET_ACL"] = "private",
            ["RCLONE_CONFIG_LOCAL_REGION"] = "us-east-1",
            ["RCLONE_CONFIG_LOCAL_ENDPOINT"] = host.Endpoint.ToString(),
            ["RCLONE_CONFIG_LOCAL_ACCESS_KEY_ID"] = key.Id,
            ["RCLONE_CONFIG_LOCAL_SECRET_ACCESS_KEY"] = key.Secret,
            ["RCLONE_CONFIG_LOCAL_FORCE_PATH_STYLE"] = "true",
        });
    }

    /// <summary>Runs the AWS command line; older ones know the endpoint from the option alone.</summary>
    public Task<string> AwsAsync(params IEnumerable<string> arguments) => Aws.RunAsync(ForRegion(arguments));

    public Task AwsFailsAsync(string saying, params IEnumerable<string> arguments) => Aws.FailsAsync(saying, ForRegion(arguments));

    /// <summary>Lets the region fail until <see cref="EndFaultsAsync"/>.</summary>
    public Task FaultAsync(FaultRule rule) => regions.Client().SendAsync(FaultApi.PutFault, new() { Fault = rule }, default);

    /// <returns>How often the faults hit.</returns>
    public async Task<long> EndFaultsAsync() =>
        (await regions.Client().SendAsync(FaultApi.DeleteFaults, new(), default)).Faults.Sum(fault => fault.Hits);

    /// <summary>A new folder of files: an empty one, a small one, one that is sent in parts, names that need care.</summary>
    public string Files()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, RandomNumberGenerator.GetHexString(8))).FullName;
        Write("empty", 0);
        Write("small.txt", 3000);
        Write("in/parts.bin", 17_000_000);
        Write("in/deeper/with space & ü+%.txt", 100_000);
        return folder;

        void Write(string name, int length)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(length));
        }
    }

    /// <summary>Asserts that two folders hold the same files.</summary>
    public static void Same(string expected, string actual)
    {
        Assert.Equal(Names(expected), Names(actual));
        foreach (var name in Names(expected))
            Assert.True(File.ReadAllBytes(Path.Combine(expected, name)).AsSpan().SequenceEqual(
                File.ReadAllBytes(Path.Combine(actual, name))), name);
    }

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    string[] ForRegion(IEnumerable<string> arguments) =>
        ["--endpoint-url", regions[LocalRegions.East].Endpoint.ToString(), "--region", LocalRegions.East, "--output", "json", .. arguments];

    static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(
            StringComparer.Ordinal)];
}
