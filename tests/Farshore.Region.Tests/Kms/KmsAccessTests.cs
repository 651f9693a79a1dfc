using Amazon.Runtime;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Iam;
using Farshore.Aws.Kms;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Kms;

public sealed class KmsAccessTests : IAsyncLifetime
{
    const string All = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ACTION","Resource":"*"}]}""";

    LocalRegions regions = null!;

    IAwsClient Root => regions.Client();

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync(TimeProvider.System);

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_user_needs_its_own_permission_or_the_keys()
    {
        var key = (await Root.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!;
        var (user, arn) = await UserAsync("s3:*");
        await user.SendAsync(S3Api.CreateBucket, new() { Bucket = "letters" }, default);
        Task<PutObjectOutput> PutAsync() => user.SendAsync(S3Api.PutObject, new()
        {
            Bucket = "letters", Key = "k", Body = new MemoryStream([1, 2, 3]), ServerSideEncryption = "aws:kms", SSEKMSKeyId = key.KeyId,
        }, default);

        var refused = await Assert.ThrowsAsync<AwsException>(PutAsync);
        Assert.Equal(("AccessDenied", 403), (refused.Code, refused.Status));
        Assert.Contains($"kms:GenerateDataKey on resource: {key.Arn} because no identity-based policy allows", refused.Message,
            StringComparison.Ordinal);

        var policy = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{arn}}"},"Action":"kms:GenerateDataKey",
            "Resource":"*","Condition":{"StringEquals":{"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::letters/k"} } } ]}
            """;
        await Root.SendAsync(KmsApi.PutKeyPolicy, new() { KeyId = key.KeyId, Policy = policy }, default);
        await PutAsync();
        await user.SendAsync(S3Api.GetObject, new() { Bucket = "letters", Key = "k" }, default).RefusedAsync("AccessDenied");
        await user.SendAsync(KmsApi.Encrypt, new() { KeyId = key.KeyId, Plaintext = [1] }, default).RefusedAsync("AccessDeniedException");
    }

    [Fact]
    public async Task A_users_own_permission_is_enough_where_the_key_trusts_the_account()
    {
        var key = (await Root.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!;
        var (user, _) = await UserAsync("kms:Encrypt");

        var blob = await user.SendAsync(KmsApi.Encrypt, new() { KeyId = key.KeyId, Plaintext = [1] }, default);

        await user.SendAsync(KmsApi.Decrypt, new() { CiphertextBlob = blob.CiphertextBlob }, default).RefusedAsync("AccessDeniedException");
    }

    async Task<(IAwsClient Client, string Arn)> UserAsync(string action)
    {
        var user = (await Root.SendAsync(IamApi.CreateUser, new() { UserName = "writer" }, default)).User!;
        await Root.SendAsync(IamApi.PutUserPolicy, new()
        {
            UserName = "writer", PolicyName = "own", PolicyDocument = All.Replace("ACTION", action, StringComparison.Ordinal),
        }, default);
        var key = (await Root.SendAsync(IamApi.CreateAccessKey, new() { UserName = "writer" }, default)).AccessKey;
        return (regions.Client(credentials: new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey)), user.Arn);
    }
}
