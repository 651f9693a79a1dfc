using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Farshore.Aws.Client;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.Iam;
using Farshore.Region.Partitions;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3.Access;

/// <summary>A region with the home's account, another account, one that has ACLs on from the start, and the public.</summary>
public sealed class AccountsFixture : IAsyncLifetime
{
    public const string Collection = "Accounts", Other = "222222222222", Older = "333333333333";

    readonly HttpClient http = new();
    LocalRegions regions = null!;

    /// <summary>The root of the home's account.</summary>
    public IAwsClient Root => regions.Client();

    /// <summary>An administrator of another account.</summary>
    public IAwsClient Stranger { get; private set; } = null!;

    /// <summary>An administrator of an account whose buckets begin as before April 2023.</summary>
    public IAwsClient Elder { get; private set; } = null!;

    public LocalRegions Regions => regions;

    Partition Partition => regions[LocalRegions.East].Context.Partition;

    public async ValueTask InitializeAsync()
    {
        regions = await LocalRegions.StartAsync();
        Stranger = await UserAsync(Other, "admin");
        Elder = await UserAsync(Older, "admin");
        await Partition.Accounts.EnsureAsync(Other, olderDefaults: false, default);
        await Partition.Accounts.EnsureAsync(Older, olderDefaults: true, default);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await regions.DisposeAsync();
    }

    /// <summary>A user that may do what a statement says, or everything in its account.</summary>
    public async Task<IAwsClient> UserAsync(string account, string name, string? statement = null)
    {
        var users = new IamUsers(Partition, TimeProvider.System);
        var user = await users.AddWithPolicyAsync(account, name, "given", statement is null ? null : Policy(statement), default);
        var key = await users.AddKeyAsync(user, default);
        return Client(new BasicAWSCredentials(key.Id, key.Secret));
    }

    public IAwsClient Client(AWSCredentials credentials) => regions.Client(LocalRegions.East, credentials);

    /// <summary>A new bucket with an object <c>there</c>.</summary>
    public async Task<string> BucketAsync(IAwsClient owner, string? ownership = null)
    {
        var name = "a-" + RandomNumberGenerator.GetHexString(16, lowercase: true);
        await owner.SendAsync(S3Api.CreateBucket, new() { Bucket = name, ObjectOwnership = ownership }, default);
        await owner.SendAsync(S3Api.PutObject, new() { Bucket = name, Key = "there", Body = new MemoryStream([1, 2, 3]) }, default);
        return name;
    }

    public Task PolicyAsync(IAwsClient owner, string bucket, string statement) =>
        owner.SendAsync(S3Api.PutBucketPolicy, new() { Bucket = bucket, Policy = Policy(statement) }, default);

    /// <summary>What somebody gets who does not sign.</summary>
    public async Task<HttpStatusCode> AnonymousAsync(string path, HttpMethod? method = null, byte[]? body = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(regions[LocalRegions.East].Endpoint, path));
        if (body is not null) request.Content = new ByteArrayContent(body);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    public static Task OpenAsync(IAwsClient owner, string bucket, PublicAccessBlockConfiguration? block = null) => owner.SendAsync(
        S3Api.PutPublicAccessBlock, new() { Bucket = bucket, PublicAccessBlockConfiguration = block ?? new() }, default);

    public static string Policy(string statement) => $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""";
}

[CollectionDefinition(AccountsFixture.Collection)]
public sealed class AccountsCollection : ICollectionFixture<AccountsFixture>;
