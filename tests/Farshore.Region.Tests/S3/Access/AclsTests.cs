using System.Net;
using Farshore.Aws.Client;
using Farshore.Aws.S3;
using Farshore.Region.Partitions;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3.Access;

[Collection(AccountsFixture.Collection)]
public sealed class AclsTests(AccountsFixture accounts)
{
    static readonly string Home = Accounts.CanonicalId(Partition.Account), Other = Accounts.CanonicalId(AccountsFixture.Other);

    [Fact]
    public async Task Are_off_in_a_new_bucket()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);

        await accounts.Root.SendAsync(S3Api.PutBucketAcl, new() { Bucket = bucket, ACL = "private" }, default)
            .RefusedAsync("AccessControlListNotSupported");
        await PutAsync(accounts.Root, bucket, "private").RefusedAsync("AccessControlListNotSupported");
        await PutAsync(accounts.Root, bucket, "bucket-owner-full-control");
        var acl = await accounts.Root.SendAsync(S3Api.GetObjectAcl, new() { Bucket = bucket, Key = "new" }, default);
        Assert.Equal((Home, "FULL_CONTROL"), (acl.Grants![0].Grantee!.ID, acl.Grants[0].Permission));

        await accounts.Root.SendAsync(S3Api.CreateBucket, new() { Bucket = "x" + bucket, ACL = "public-read" }, default)
            .RefusedAsync("InvalidBucketAclWithObjectOwnership");
        await accounts.Root.SendAsync(
            S3Api.CreateBucket, new() { Bucket = "x" + bucket, ACL = "public-read", ObjectOwnership = "ObjectWriter" }, default)
            .RefusedAsync("InvalidBucketAclWithBlockPublicAccessError");
    }

    [Fact]
    public async Task Let_the_public_read_where_they_are_on_and_no_switch_ignores_them()
    {
        var bucket = await accounts.BucketAsync(accounts.Root, "ObjectWriter");
        await PutAsync(accounts.Root, bucket, "public-read").RefusedAsync("AccessDenied");

        await AccountsFixture.OpenAsync(accounts.Root, bucket);
        await PutAsync(accounts.Root, bucket, "public-read");
        Assert.Equal(HttpStatusCode.OK, await accounts.AnonymousAsync($"/{bucket}/new"));
        Assert.Equal(HttpStatusCode.Forbidden, await accounts.AnonymousAsync($"/{bucket}/there"));
        Assert.Equal(HttpStatusCode.Forbidden, await accounts.AnonymousAsync($"/{bucket}"));

        await AccountsFixture.OpenAsync(accounts.Root, bucket, new() { IgnorePublicAcls = true });
        Assert.Equal(HttpStatusCode.Forbidden, await accounts.AnonymousAsync($"/{bucket}/new"));
    }

    [Fact]
    public async Task An_object_belongs_to_its_writer_unless_the_bucket_owner_is_preferred_and_given_it()
    {
        var bucket = await accounts.BucketAsync(accounts.Root, "BucketOwnerPreferred");
        await accounts.Root.SendAsync(
            S3Api.PutBucketAcl, new() { Bucket = bucket, GrantWrite = $"id={Other}", GrantFullControl = $"id={Home}" }, default);

        await PutAsync(accounts.Stranger, bucket, null);
        await GetAsync(accounts.Root, bucket).RefusedAsync("AccessDenied");
        await GetAsync(accounts.Stranger, bucket);
        var listed = await accounts.Root.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket, FetchOwner = true }, default);
        Assert.Equal([Other, Home], listed.Contents!.Select(one => one.Owner!.ID));

        await PutAsync(accounts.Stranger, bucket, "bucket-owner-full-control");
        await GetAsync(accounts.Root, bucket);
        var acl = await accounts.Root.SendAsync(S3Api.GetObjectAcl, new() { Bucket = bucket, Key = "new" }, default);
        Assert.Equal(Home, acl.Owner!.ID);
        await accounts.Root.SendAsync(S3Api.PutBucketOwnershipControls, new()
        {
            Bucket = bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = "BucketOwnerEnforced" }] },
        }, default).RefusedAsync("InvalidBucketAclWithObjectOwnership");
    }

    [Fact]
    public async Task A_written_list_gives_what_it_says_and_reads_back()
    {
        var bucket = await accounts.BucketAsync(accounts.Root, "ObjectWriter");
        await accounts.Root.SendAsync(S3Api.PutObjectAcl, new()
        {
            Bucket = bucket,
            Key = "there",
            AccessControlPolicy = new()
            {
                Owner = new() { ID = Home },
                Grants = [new() { Grantee = new() { Type = "CanonicalUser", ID = Other }, Permission = "READ_ACP" }],
            },
        }, default);

        var acl = await accounts.Stranger.SendAsync(S3Api.GetObjectAcl, new() { Bucket = bucket, Key = "there" }, default);
        var grant = Assert.Single(acl.Grants!);
        Assert.Equal((Other, "CanonicalUser", "READ_ACP"), (grant.Grantee!.ID, grant.Grantee.Type, grant.Permission));
        await GetAsync(accounts.Stranger, bucket, "there").RefusedAsync("AccessDenied");
    }

    [Theory]
    [InlineData("read", "id=1234", "InvalidArgument")]
    [InlineData("read", "emailAddress=a@example.com", "UnresolvableGrantByEmailAddress")]
    [InlineData("read", "uri=http://acs.amazonaws.com/groups/global/Nobody", "InvalidArgument")]
    [InlineData("read", "nonsense", "InvalidArgument")]
    [InlineData("acl", "no-such", "InvalidArgument")]
    [InlineData("both", "private", "InvalidRequest")]
    [InlineData("none", "", "MissingSecurityHeader")]
    public async Task What_cannot_be_is_refused(string kind, string value, string code)
    {
        var bucket = await accounts.BucketAsync(accounts.Root, "ObjectWriter");

        await accounts.Root.SendAsync(S3Api.PutBucketAcl, new()
        {
            Bucket = bucket, ACL = kind is "acl" or "both" ? value : null,
            GrantRead = kind == "read" ? value : kind == "both" ? $"id={Home}" : null,
        }, default).RefusedAsync(code);
    }

    [Fact]
    public async Task An_account_of_before_April_2023_has_them_on_from_the_start()
    {
        var bucket = await accounts.BucketAsync(accounts.Elder);

        await accounts.Elder.SendAsync(S3Api.GetBucketOwnershipControls, new() { Bucket = bucket }, default)
            .RefusedAsync("OwnershipControlsNotFoundError");
        await accounts.Elder.SendAsync(S3Api.GetPublicAccessBlock, new() { Bucket = bucket }, default)
            .RefusedAsync("NoSuchPublicAccessBlockConfiguration");
        await accounts.Elder.SendAsync(S3Api.PutBucketAcl, new() { Bucket = bucket, ACL = "public-read" }, default);
        Assert.Equal(HttpStatusCode.OK, await accounts.AnonymousAsync($"/{bucket}"));
        Assert.Equal(HttpStatusCode.Forbidden, await accounts.AnonymousAsync($"/{bucket}/there"));
        Assert.Equal(HttpStatusCode.NotFound, await accounts.AnonymousAsync($"/{bucket}/nothing"));
    }

    static Task PutAsync(IAwsClient client, string bucket, string? acl) =>
        client.SendAsync(S3Api.PutObject, new() { Bucket = bucket, Key = "new", ACL = acl, Body = new MemoryStream([1]) }, default);

    static async Task GetAsync(IAwsClient client, string bucket, string key = "new")
    {
        var got = await client.SendAsync(S3Api.GetObject, new() { Bucket = bucket, Key = key }, default);
        await got.Body!.DisposeAsync();
    }
}
