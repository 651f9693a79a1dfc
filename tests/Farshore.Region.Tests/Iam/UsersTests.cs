using Amazon.Runtime;
using Farshore.Aws.Client;
using Farshore.Aws.Iam;
using Farshore.Aws.S3;
using Farshore.Aws.Sts;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Iam;

public sealed class UsersTests : IAsyncLifetime
{
    const string Lists = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}}""";

    LocalRegions regions = null!;

    IAwsClient Root => regions.Client();

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync(null, LocalRegions.East, LocalRegions.West);

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_user_works_with_its_keys_in_both_regions_until_they_are_deleted()
    {
        var made = (await Root.SendAsync(IamApi.CreateUser, new() { UserName = "ada", Path = "/team/" }, default)).User!;
        Assert.Equal("arn:aws:iam::000000000000:user/team/ada", made.Arn);
        var key = (await Root.SendAsync(IamApi.CreateAccessKey, new() { UserName = "ada" }, default)).AccessKey;
        var credentials = new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey);

        var who = await regions.Client(LocalRegions.West, credentials).SendAsync(StsApi.GetCallerIdentity, new(), default);
        Assert.Equal((made.Arn, made.UserId), (who.Arn, who.UserId));

        await Root.SendAsync(IamApi.DeleteUser, new() { UserName = "ada" }, default).RefusedAsync("DeleteConflict");
        Assert.Equal(key.AccessKeyId, (await Root.SendAsync(IamApi.ListAccessKeys, new() { UserName = "ada" }, default))
            .AccessKeyMetadata[0].AccessKeyId);
        await Root.SendAsync(IamApi.DeleteAccessKey, new() { UserName = "ada", AccessKeyId = key.AccessKeyId }, default);
        await regions.Client(credentials: credentials).SendAsync(StsApi.GetCallerIdentity, new(), default)
            .RefusedAsync("InvalidClientTokenId");
        await Root.SendAsync(IamApi.DeleteUser, new() { UserName = "ada" }, default);
        await Root.SendAsync(IamApi.GetUser, new() { UserName = "ada" }, default).RefusedAsync("NoSuchEntity");
    }

    [Fact]
    public async Task A_user_may_do_what_its_policies_say_from_the_moment_they_do()
    {
        await Root.SendAsync(IamApi.CreateUser, new() { UserName = "bob" }, default);
        var key = (await Root.SendAsync(IamApi.CreateAccessKey, new() { UserName = "bob" }, default)).AccessKey;
        var bob = regions.Client(credentials: new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey));
        await bob.SendAsync(S3Api.ListBuckets, new(), default).RefusedAsync("AccessDenied");

        await Root.SendAsync(
            IamApi.PutUserPolicy, new() { UserName = "bob", PolicyName = "lists", PolicyDocument = Lists }, default);
        await bob.SendAsync(S3Api.ListBuckets, new(), default);
        await bob.SendAsync(IamApi.ListUsers, new(), default).RefusedAsync("AccessDenied");

        await Root.SendAsync(IamApi.AttachUserPolicy, new()
        {
            UserName = "bob", PolicyArn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
        }, default);
        Assert.Equal("bob", Assert.Single((await bob.SendAsync(IamApi.ListUsers, new(), default)).Users).UserName);
        Assert.Equal(["lists"], (await bob.SendAsync(IamApi.ListUserPolicies, new() { UserName = "bob" }, default)).PolicyNames);
        await bob.SendAsync(IamApi.CreateUser, new() { UserName = "eve" }, default).RefusedAsync("AccessDenied");

        await Root.SendAsync(IamApi.DeleteUserPolicy, new() { UserName = "bob", PolicyName = "lists" }, default);
        await bob.SendAsync(S3Api.ListBuckets, new(), default).RefusedAsync("AccessDenied");
    }

    [Fact]
    public async Task What_there_is_already_cannot_be_made_again()
    {
        await Root.SendAsync(IamApi.CreateUser, new() { UserName = "carl" }, default);

        await Root.SendAsync(IamApi.CreateUser, new() { UserName = "carl" }, default).RefusedAsync("EntityAlreadyExists");
        await Root.SendAsync(IamApi.CreateAccessKey, new() { UserName = "carl" }, default);
        await Root.SendAsync(IamApi.CreateAccessKey, new() { UserName = "carl" }, default);
        await Root.SendAsync(IamApi.CreateAccessKey, new() { UserName = "carl" }, default).RefusedAsync("LimitExceeded");
        await Root.SendAsync(IamApi.GetUserPolicy, new() { UserName = "carl", PolicyName = "none" }, default).RefusedAsync("NoSuchEntity");
    }
}
