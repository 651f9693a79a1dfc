using System.Net;
using Amazon.Runtime;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Iam;
using Farshore.Aws.S3;
using Farshore.Aws.Sts;
using Farshore.Region.Partitions;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3.Access;

[Collection(AccountsFixture.Collection)]
public sealed class S3AccessTests(AccountsFixture accounts)
{
    const string Other = AccountsFixture.Other;

    [Fact]
    public async Task Another_account_may_do_what_the_buckets_policy_says_and_nothing_else()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        await GetAsync(accounts.Stranger, bucket).RefusedAsync("AccessDenied");

        await accounts.PolicyAsync(accounts.Root, bucket, Allow("s3:GetObject", bucket + "/*", $$"""{"AWS":"{{Other}}"}"""));

        await GetAsync(accounts.Stranger, bucket);
        var refused = await PutAsync(accounts.Stranger, bucket, "new").RefusedAsync("AccessDenied");
        Assert.Equal("Access Denied", refused.Message);
    }

    [Fact]
    public async Task A_user_of_another_account_needs_its_own_account_to_let_it_too()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        await accounts.PolicyAsync(accounts.Root, bucket, Allow("s3:*", bucket + "/*", $$"""{"AWS":"{{Other}}"}"""));
        var reader = await accounts.UserAsync(Other, "reader", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""");

        await GetAsync(reader, bucket);
        await PutAsync(reader, bucket, "new").RefusedAsync("AccessDenied");
    }

    [Fact]
    public async Task A_user_of_the_account_is_told_why_it_may_not()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        var clerk = await accounts.UserAsync(Partition.Account, "clerk",
            $$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/${aws:username}/*"}""");
        await PutAsync(accounts.Root, bucket, "clerk/mine");

        await GetAsync(clerk, bucket, "clerk/mine");
        var refused = await GetAsync(clerk, bucket).RefusedAsync("AccessDenied");
        Assert.Equal("User: arn:aws:iam::000000000000:user/clerk is not authorized to perform: s3:GetObject on resource: "
            + $"\"arn:aws:s3:::{bucket}/there\" because no identity-based policy allows the s3:GetObject action", refused.Message);

        await accounts.PolicyAsync(accounts.Root, bucket,
            Allow("s3:GetObject", bucket + "/there", """{"AWS":"arn:aws:iam::000000000000:user/clerk"}"""));
        await GetAsync(clerk, bucket);
    }

    [Fact]
    public async Task A_denial_binds_the_owners_root_except_that_it_may_take_the_policy_away()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        await accounts.PolicyAsync(accounts.Root, bucket,
            $$"""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::{{bucket}}","arn:aws:s3:::{{bucket}}/*"]}""");

        var refused = await GetAsync(accounts.Root, bucket).RefusedAsync("AccessDenied");
        Assert.EndsWith("with an explicit deny in a resource-based policy", refused.Message, StringComparison.Ordinal);

        await accounts.Root.SendAsync(S3Api.DeleteBucketPolicy, new() { Bucket = bucket }, default);
        await GetAsync(accounts.Root, bucket);
    }

    [Fact]
    public async Task Who_may_not_list_does_not_learn_what_is_missing()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        await accounts.PolicyAsync(accounts.Root, bucket, Allow("s3:GetObject", bucket + "/*", $$"""{"AWS":"{{Other}}"}"""));
        await GetAsync(accounts.Stranger, bucket, "nothing").RefusedAsync("AccessDenied");

        await accounts.PolicyAsync(accounts.Root, bucket, Allow("s3:GetObject", bucket + "/*", $$"""{"AWS":"{{Other}}"}""")
            + "," + Allow("s3:ListBucket", bucket, $$"""{"AWS":"{{Other}}"}""", """{"StringEquals":{"s3:prefix":"nothing"}}"""));

        await GetAsync(accounts.Stranger, bucket, "nothing").RefusedAsync("NoSuchKey");
        await GetAsync(accounts.Stranger, bucket, "else").RefusedAsync("AccessDenied");
        await GetAsync(accounts.Stranger, "no-such-bucket-" + bucket).RefusedAsync("NoSuchBucket");
    }

    [Fact]
    public async Task The_public_gets_in_where_a_policy_lets_it_and_no_switch_keeps_it_out()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        var open = Allow("s3:GetObject", bucket + "/*", "\"*\"");
        Assert.Equal(HttpStatusCode.Forbidden, await accounts.AnonymousAsync($"/{bucket}/there"));
        await accounts.PolicyAsync(accounts.Root, bucket, open).RefusedAsync("AccessDenied");

        await AccountsFixture.OpenAsync(accounts.Root, bucket);
        await accounts.PolicyAsync(accounts.Root, bucket, open);
        Assert.Equal(HttpStatusCode.OK, await accounts.AnonymousAsync($"/{bucket}/there"));
        Assert.Equal(HttpStatusCode.Forbidden, await accounts.AnonymousAsync($"/{bucket}/new", HttpMethod.Put, [1]));
        Assert.True((await accounts.Root.SendAsync(S3Api.GetBucketPolicyStatus, new() { Bucket = bucket },
            default)).PolicyStatus!.IsPublic);

        await AccountsFixture.OpenAsync(accounts.Root, bucket, new() { RestrictPublicBuckets = true });
        Assert.Equal(HttpStatusCode.Forbidden, await accounts.AnonymousAsync($"/{bucket}/there"));
        await GetAsync(accounts.Stranger, bucket).RefusedAsync("AccessDenied");
        await GetAsync(accounts.Root, bucket);
    }

    [Fact]
    public async Task What_the_public_puts_into_a_bucket_belongs_to_the_bucket()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        await AccountsFixture.OpenAsync(accounts.Root, bucket);
        await accounts.PolicyAsync(accounts.Root, bucket, Allow("s3:PutObject", bucket + "/*", "\"*\""));

        Assert.Equal(HttpStatusCode.OK, await accounts.AnonymousAsync($"/{bucket}/new", HttpMethod.Put, [1, 2]));

        await GetAsync(accounts.Root, bucket, "new");
        var acl = await accounts.Root.SendAsync(S3Api.GetObjectAcl, new() { Bucket = bucket, Key = "new" }, default);
        Assert.Equal(Accounts.CanonicalId(Partition.Account), acl.Owner!.ID);
    }

    [Fact]
    public async Task Each_key_of_a_multiple_delete_is_judged_by_itself()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        await PutAsync(accounts.Root, bucket, "free");
        await accounts.PolicyAsync(accounts.Root, bucket, Allow("s3:DeleteObject", bucket + "/free", $$"""{"AWS":"{{Other}}"}"""));

        var done = await accounts.Stranger.SendAsync(S3Api.DeleteObjects, new()
        {
            Bucket = bucket, Delete = new() { Objects = [new() { Key = "free" }, new() { Key = "there" }] },
        }, default);

        Assert.Equal("free", Assert.Single(done.Deleted!).Key);
        Assert.Equal(("there", "AccessDenied"), (done.Errors![0].Key, done.Errors[0].Code));
        await GetAsync(accounts.Root, bucket);
    }

    [Fact]
    public async Task A_copy_needs_its_source_to_be_readable()
    {
        var (from, to) = (await accounts.BucketAsync(accounts.Root), await accounts.BucketAsync(accounts.Stranger));
        var copy = new CopyObjectRequest { Bucket = to, Key = "copy", CopySource = $"{from}/there" };
        await accounts.Stranger.SendAsync(S3Api.CopyObject, copy, default).RefusedAsync("AccessDenied");

        await accounts.PolicyAsync(accounts.Root, from, Allow("s3:GetObject", from + "/*", $$"""{"AWS":"{{Other}}"}"""));

        await accounts.Stranger.SendAsync(S3Api.CopyObject, copy, default);
        await accounts.Stranger.SendAsync(
            S3Api.CopyObject, copy with { ExpectedSourceBucketOwner = Other }, default).RefusedAsync("AccessDenied");
    }

    [Theory]
    [InlineData("s3:ListBucket", "", """{"StringLike":{"s3:prefix":"pub/*"}}""")]
    [InlineData("s3:PutObject", "/*", """{"StringEquals":{"s3:x-amz-storage-class":"STANDARD_IA"}}""")]
    [InlineData("s3:GetObject", "/*", """{"StringEquals":{"s3:ExistingObjectTag/team":"shop"}}""")]
    [InlineData("s3:GetObject", "/*", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""")]
    [InlineData("s3:GetObject", "/*", """{"Bool":{"aws:SecureTransport":"true"}}""")]
    public async Task A_condition_that_does_not_hold_keeps_out(string action, string objects, string condition)
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        await accounts.PolicyAsync(accounts.Root, bucket, Allow(action, bucket + objects, $$"""{"AWS":"{{Other}}"}""", condition));

        await (action switch
        {
            "s3:ListBucket" => accounts.Stranger.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket, Prefix = "pri/" }, default),
            "s3:PutObject" => PutAsync(accounts.Stranger, bucket, "new"),
            _ => GetAsync(accounts.Stranger, bucket),
        }).RefusedAsync("AccessDenied");
    }

    [Fact]
    public async Task Conditions_that_hold_let_in()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        var other = $$"""{"AWS":"{{Other}}"}""";
        await accounts.PolicyAsync(accounts.Root, bucket, string.Join(',',
            Allow("s3:ListBucket", bucket, other, """{"StringLike":{"s3:prefix":"pub/*"},"NumericLessThanEquals":{"s3:max-keys":"10"}}"""),
            Allow("s3:PutObject", bucket + "/*", other, """{"StringEquals":{"s3:x-amz-storage-class":"STANDARD_IA"}}"""),
            Allow("s3:GetObject", bucket + "/*", other, """{"StringEquals":{"s3:ExistingObjectTag/team":"shop"}}""")));
        await accounts.Root.SendAsync(S3Api.PutObjectTagging, new()
        {
            Bucket = bucket, Key = "there", Tagging = new() { TagSet = [new() { Key = "team", Value = "shop" }] },
        }, default);

        await accounts.Stranger.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket, Prefix = "pub/a", MaxKeys = 5 }, default);
        await accounts.Stranger.SendAsync(S3Api.PutObject, new()
        {
            Bucket = bucket, Key = "new", StorageClass = "STANDARD_IA", Body = new MemoryStream([1]),
        }, default);
        await GetAsync(accounts.Stranger, bucket);
    }

    [Fact]
    public async Task A_session_may_do_what_its_role_may()
    {
        var bucket = await accounts.BucketAsync(accounts.Root);
        await accounts.Root.SendAsync(IamApi.CreateRole, new()
        {
            RoleName = "reader-of-" + bucket,
            AssumeRolePolicyDocument = AccountsFixture.Policy(
                """{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"sts:AssumeRole"}"""),
        }, default);
        var role = $"arn:aws:iam::000000000000:role/reader-of-{bucket}";
        var session = await SessionAsync(role, policy: null);
        await GetAsync(session, bucket).RefusedAsync("AccessDenied");

        await accounts.Root.SendAsync(IamApi.AttachRolePolicy, new()
        {
            RoleName = "reader-of-" + bucket, PolicyArn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
        }, default);

        await GetAsync(session, bucket);
        await PutAsync(session, bucket, "new").RefusedAsync("AccessDenied");

        var narrow = await SessionAsync(role, AccountsFixture.Policy("""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}"""));
        await narrow.SendAsync(S3Api.ListObjectsV2, new() { Bucket = bucket }, default);
        var refused = await GetAsync(narrow, bucket).RefusedAsync("AccessDenied");
        Assert.EndsWith("because no session policy allows the s3:GetObject action", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buckets_belong_to_the_account_that_made_them()
    {
        var bucket = await accounts.BucketAsync(accounts.Stranger);

        await accounts.Root.SendAsync(S3Api.CreateBucket, new() { Bucket = bucket }, default).RefusedAsync("BucketAlreadyExists");
        var (mine, theirs) = (await accounts.Root.SendAsync(S3Api.ListBuckets, new(), default),
            await accounts.Stranger.SendAsync(S3Api.ListBuckets, new(), default));
        Assert.DoesNotContain(mine.Buckets!, one => one.Name == bucket);
        Assert.Contains(theirs.Buckets!, one => one.Name == bucket);
        Assert.NotEqual(mine.Owner!.ID, theirs.Owner!.ID);
        await GetAsync(accounts.Root, bucket).RefusedAsync("AccessDenied");
        await accounts.Stranger.SendAsync(
            S3Api.HeadBucket, new() { Bucket = bucket, ExpectedBucketOwner = Other }, default);
        await accounts.Stranger.SendAsync(
            S3Api.GetBucketVersioning, new() { Bucket = bucket, ExpectedBucketOwner = "000000000000" },
                default).RefusedAsync("AccessDenied");
    }

    [Fact]
    public async Task Other_services_belong_to_the_homes_account()
    {
        var refused = await accounts.Stranger.SendAsync(Ec2Api.DescribeInstances, new(), default).RefusedAsync("UnauthorizedOperation");
        Assert.Contains("belongs to account 000000000000", refused.Message, StringComparison.Ordinal);

        var who = await accounts.Stranger.SendAsync(StsApi.GetCallerIdentity, new(), default);
        Assert.Equal((Other, $"arn:aws:iam::{Other}:user/admin"), (who.Account, who.Arn));
        Assert.Equal("admin", (await accounts.Stranger.SendAsync(IamApi.GetUser, new(), default)).User.UserName);
        await accounts.Stranger.SendAsync(IamApi.ListRoles, new(), default).RefusedAsync("AccessDenied");
    }

    async Task<IAwsClient> SessionAsync(string role, string? policy)
    {
        var assumed = await accounts.Root.SendAsync(
            StsApi.AssumeRole, new() { RoleArn = role, RoleSessionName = "drill", Policy = policy }, default);
        return accounts.Client(new SessionAWSCredentials(
            assumed.Credentials!.AccessKeyId, assumed.Credentials.SecretAccessKey, assumed.Credentials.SessionToken));
    }

    static string Allow(string action, string resource, string principal, string? condition = null) =>
        $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"{{action}}","Resource":"arn:aws:s3:::{{resource}}" """
        + (condition is null ? "}" : $",\"Condition\":{condition}}}");

    static async Task GetAsync(IAwsClient client, string bucket, string key = "there")
    {
        var got = await client.SendAsync(S3Api.GetObject, new() { Bucket = bucket, Key = key }, default);
        await got.Body!.DisposeAsync();
    }

    static Task PutAsync(IAwsClient client, string bucket, string key) =>
        client.SendAsync(S3Api.PutObject, new() { Bucket = bucket, Key = key, Body = new MemoryStream([1]) }, default);
}
