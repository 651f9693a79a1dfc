using System.Reflection;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Iam;
using Farshore.Aws.Kms;
using Farshore.Aws.Protocols;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Routing;

namespace Farshore.Region.Tests.Hosting.Routing;

public sealed class RouterTests
{
    static readonly Router Router =
        new("us-east-1", [.. new[] { typeof(S3Api), typeof(BackupApi), typeof(IamApi), typeof(KmsApi) }.SelectMany(Operations)]);

    [Theory]
    [InlineData("GET /", "ListBuckets")]
    [InlineData("PUT /media", "CreateBucket")]
    [InlineData("GET /media", "ListObjects")]
    [InlineData("GET /media/", "ListObjects")]
    [InlineData("GET /media?list-type=2&prefix=a", "ListObjectsV2")]
    [InlineData("GET /media?versions&prefix=a", "ListObjectVersions")]
    [InlineData("GET /media?uploads", "ListMultipartUploads")]
    [InlineData("GET /media?replication", "GetBucketReplication")]
    [InlineData("POST /media?delete", "DeleteObjects")]
    [InlineData("PUT /media/a", "PutObject")]
    [InlineData("PUT /media/a/b%2Fc//d?x-id=PutObject", "PutObject")]
    [InlineData("PUT /media/a x-amz-copy-source:/other/a", "CopyObject")]
    [InlineData("PUT /media/a?partNumber=1&uploadId=u", "UploadPart")]
    [InlineData("PUT /media/a?partNumber=1&uploadId=u x-amz-copy-source:/other/a", "UploadPartCopy")]
    [InlineData("POST /media/a?uploads", "CreateMultipartUpload")]
    [InlineData("POST /media/a?uploadId=u", "CompleteMultipartUpload")]
    [InlineData("GET /media/a?uploadId=u", "ListParts")]
    [InlineData("GET /media/a?partNumber=1", "GetObject")]
    [InlineData("GET /media/a?versionId=v&response-content-type=text/plain", "GetObject")]
    [InlineData("DELETE /media/a?uploadId=u", "AbortMultipartUpload")]
    [InlineData("DELETE /media/a?versionId=v", "DeleteObject")]
    [InlineData("GET /media/a?tagging&versionId=v", "GetObjectTagging")]
    [InlineData("HEAD /media/a", "HeadObject")]
    public void Knows_what_S3_request_is_meant(string request, string operation) => Assert.Equal(operation, Find("s3", request));

    [Theory]
    [InlineData("media.s3.us-east-1.amazonaws.com", "GET /a", "/media/a", "GetObject")]
    [InlineData("media.s3.localhost:4566", "GET /", "/media", "ListObjects")]
    [InlineData("media.localhost:4566", "PUT /a/b", "/media/a/b", "PutObject")]
    [InlineData("my.dotted.bucket.s3.localhost", "HEAD /", "/my.dotted.bucket", "HeadBucket")]
    [InlineData("s3.localhost:4566", "GET /media", "/media", "ListObjects")]
    [InlineData("127.0.0.1:4566", "GET /media/a", "/media/a", "GetObject")]
    [InlineData("localhost:4566", "GET /media/a", "/media/a", "GetObject")]
    public void Takes_the_bucket_from_the_host_where_it_stands_there(string host, string request, string path, string operation)
    {
        var sent = Request(request);
        sent.Headers["Host"] = host;

        var (served, routed) = Router.Find("s3", sent);

        Assert.Equal((operation, path), (served.Operation.Name, routed.Path));
    }

    [Theory]
    [InlineData("GET /backup-vaults/", "ListBackupVaults")]
    [InlineData("GET /backup-vaults/v", "DescribeBackupVault")]
    [InlineData("GET /backup-vaults/v/recovery-points/arn%3Aaws%3Aec2%3Aus-east-1%3A%3Aimage%2Fami-1", "DescribeRecoveryPoint")]
    [InlineData("GET /backup-vaults/v/recovery-points/arn:aws:ec2:us-east-1::image%2Fami-1/restore-metadata",
        "GetRecoveryPointRestoreMetadata")]
    [InlineData("PUT /backup-jobs", "StartBackupJob")]
    [InlineData("POST /backup-jobs/j", "StopBackupJob")]
    [InlineData("GET /copy-jobs/?state=RUNNING", "ListCopyJobs")]
    public void Knows_what_Backup_request_is_meant_and_keeps_an_ARN_in_one_label(string request, string operation) =>
        Assert.Equal(operation, Find("backup", request));

    [Fact]
    public void Reads_the_action_of_a_form_and_the_target_of_a_json_message()
    {
        var form = new WireRequest("POST", "/") { Body = "Version=2010-05-08&RoleName=Action%3DX&Action=GetRole"u8.ToArray() };
        Assert.Equal("GetRole", Router.Find("iam", form).Served.Operation.Name);

        var message = new WireRequest("POST", "/") { Headers = { ["X-Amz-Target"] = "TrentService.ListKeys" } };
        Assert.Equal("ListKeys", Router.Find("kms", message).Served.Operation.Name);
    }

    [Theory]
    [InlineData("s3", "GET /media?metadataTable", "NotImplemented", "GET /media?metadataTable")]
    [InlineData("s3", "GET /media/a?torrent", "NotImplemented", "GetObject")]
    [InlineData("s3", "PATCH /media", "NotImplemented", "PutObject")]
    [InlineData("backup", "GET /legal-holds/", "UnknownOperationException", "StartCopyJob")]
    [InlineData("kms", "POST /", "UnknownOperationException", "DescribeKey")]
    [InlineData("iam", "POST /", "MissingAction", "Action")]
    [InlineData("sqs", "POST /", "UnknownServiceException", "backup, iam, kms, s3")]
    public void What_is_not_served_is_an_error_that_lists_what_is(string service, string request, string code, string told)
    {
        var thrown = Assert.Throws<AwsException>(() => Find(service, request));

        Assert.Equal(code, thrown.Code);
        Assert.Contains(told, thrown.Message);
    }

    [Fact]
    public void A_request_that_lacks_what_its_operation_requires_still_reaches_it()
    {
        var required = new Served(BackupApi.ListRecoveryPointsByResource, false, null!);

        Assert.Same(required, new Router("us-east-1", [required]).Find("backup", Request("GET /resources/arn/recovery-points/")).Served);
    }

    static string Find(string service, string request) => Router.Find(service, Request(request)).Served.Operation.Name;

    static WireRequest Request(string text)
    {
        var parts = text.Split(' ');
        var target = parts[1].Split('?');
        var query = target is [_, var given] ? given.Split('&')
            .Select(pair => pair.Split('=') is [var name, var value] ? KeyValuePair.Create(name, value) : new(pair, "")) : [];
        var request = new WireRequest(parts[0], target[0]) { Query = [.. query] };
        foreach (var header in parts.Skip(2)) request.Headers[header.Split(':')[0]] = header.Split(':')[1];
        return request;
    }

    static IEnumerable<Served> Operations(Type api) =>
        api.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<IOperation>()
            .Select(one => new Served(one, false, null!));
}
