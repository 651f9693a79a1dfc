using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class BucketSettingsTests(S3Regions regions)
{
    [Fact]
    public async Task What_was_never_set_is_said_so_in_AWSs_words()
    {
        var bucket = await regions.BucketAsync();
        var wire = regions.Wire;

        await wire.SendAsync(S3Api.GetBucketLifecycleConfiguration, new() { Bucket = bucket }, default).RefusedAsync(
            "NoSuchLifecycleConfiguration");
        await wire.SendAsync(S3Api.GetBucketCors, new() { Bucket = bucket }, default).RefusedAsync("NoSuchCORSConfiguration");
        await wire.SendAsync(S3Api.GetBucketWebsite, new() { Bucket = bucket }, default).RefusedAsync("NoSuchWebsiteConfiguration");
        await wire.SendAsync(S3Api.GetObjectLockConfiguration, new() { Bucket = bucket }, default).RefusedAsync(
            "ObjectLockConfigurationNotFoundError");
        await wire.SendAsync(S3Api.GetBucketTagging, new() { Bucket = bucket }, default).RefusedAsync("NoSuchTagSet");
        await wire.SendAsync(S3Api.GetBucketPolicy, new() { Bucket = bucket }, default).RefusedAsync("NoSuchBucketPolicy");
        Assert.Equal("BucketOwner", (await wire.SendAsync(S3Api.GetBucketRequestPayment, new() { Bucket = bucket }, default)).Payer);
        Assert.Null((await wire.SendAsync(S3Api.GetBucketLogging, new() { Bucket = bucket }, default)).LoggingEnabled);
        Assert.Null((await wire.SendAsync(S3Api.GetBucketAccelerateConfiguration, new() { Bucket = bucket }, default)).Status);
    }

    [Fact]
    public async Task Settings_are_kept_and_taken_away()
    {
        var bucket = await regions.BucketAsync();
        var policy = $$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"s3:ListBucket",
            "Resource":"arn:aws:s3:::{{bucket}}"} }
            """;
        await regions.East.PutBucketPolicyAsync(bucket, policy);
        await regions.East.PutBucketTaggingAsync(bucket, [new() { Key = "team", Value = "shop" }]);
        await regions.East.PutPublicAccessBlockAsync(
            new() { BucketName = bucket, PublicAccessBlockConfiguration = new() { BlockPublicAcls = true } });

        Assert.Equal(policy, (await regions.East.GetBucketPolicyAsync(bucket)).Policy);
        Assert.Equal("shop", (await regions.East.GetBucketTaggingAsync(new() { BucketName = bucket })).TagSet[0].Value);
        var block = (await regions.East.GetPublicAccessBlockAsync(new() { BucketName = bucket })).PublicAccessBlockConfiguration;
        Assert.True(block is { BlockPublicAcls: true, BlockPublicPolicy: false });

        await regions.East.DeleteBucketPolicyAsync(bucket);
        await regions.East.DeleteBucketTaggingAsync(bucket);
        await regions.East.DeletePublicAccessBlockAsync(new() { BucketName = bucket });
        await regions.Wire.SendAsync(S3Api.GetBucketPolicy, new() { Bucket = bucket }, default).RefusedAsync("NoSuchBucketPolicy");
        await regions.Wire.SendAsync(S3Api.GetPublicAccessBlock, new() { Bucket = bucket }, default).RefusedAsync(
            "NoSuchPublicAccessBlockConfiguration");
    }

    [Fact]
    public async Task Objects_are_encrypted_as_the_bucket_says_unless_the_writer_does()
    {
        var bucket = await regions.BucketAsync();
        await regions.East.PutBucketEncryptionAsync(new()
        {
            BucketName = bucket,
            ServerSideEncryptionConfiguration = new()
            {
                ServerSideEncryptionRules =
                    [new() { ServerSideEncryptionByDefault = new() { ServerSideEncryptionAlgorithm = "aws:kms" },
                        BucketKeyEnabled = true }],
            },
        });

        var standard = await regions.PutAsync(bucket, "standard");
        var chosen = await regions.East.PutObjectAsync(new()
        {
            BucketName = bucket, Key = "chosen", ContentBody = "x",
                ServerSideEncryptionMethod = Amazon.S3.ServerSideEncryptionMethod.AES256,
        });

        Assert.Equal("aws:kms", standard.ServerSideEncryptionMethod.Value);
        Assert.StartsWith("arn:aws:kms:us-east-1:000000000000:key/", standard.ServerSideEncryptionKeyManagementServiceKeyId);
        Assert.Equal("AES256", chosen.ServerSideEncryptionMethod.Value);
    }

    [Fact]
    public async Task The_owner_has_full_control_and_other_grants_are_refused()
    {
        var bucket = await regions.BucketAsync();

        var acl = await regions.East.GetBucketAclAsync(new() { BucketName = bucket });

        Assert.Equal("FULL_CONTROL", Assert.Single(acl.Grants!).Permission.Value);
        Assert.Equal(acl.Owner.Id, acl.Grants![0].Grantee.CanonicalUser);
        var thrown = await Assert.ThrowsAnyAsync<Amazon.S3.AmazonS3Exception>(() => regions.East.PutObjectAsync(new()
        {
            BucketName = bucket, Key = "k", ContentBody = "x", CannedACL = Amazon.S3.S3CannedACL.PublicRead,
        }));
        Assert.Equal("AccessControlListNotSupported", thrown.ErrorCode);
        await regions.Wire.SendAsync(S3Api.CreateMultipartUpload, new() { Bucket = bucket, Key = "k", GrantRead = "id=1" }, default)
            .RefusedAsync("AccessControlListNotSupported");
        await regions.Wire.SendAsync(S3Api.CreateBucket, new() { Bucket = bucket + "-2", GrantWrite = "id=1" }, default)
            .RefusedAsync("InvalidBucketAclWithObjectOwnership");
    }
}
