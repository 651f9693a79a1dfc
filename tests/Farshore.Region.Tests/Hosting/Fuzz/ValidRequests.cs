namespace Farshore.Region.Tests.Hosting.Fuzz;

/// <summary>Requests as clients send them, one for each kind of parser behind them; the fuzzer starts from these.</summary>
static class ValidRequests
{
    const string Form = "application/x-www-form-urlencoded";

    public static IReadOnlyList<RawRequest> All { get; } =
    [
        new("s3", "PUT", "/new-bucket",
            "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>"),
        new RawRequest("s3", "PUT", "/fuzz/a%20key%2B/%C3%BC", "body").With("x-amz-meta-colour", "blue").With("x-amz-tagging", "a=b&c=d"),
        new RawRequest("s3", "PUT", "/fuzz/sum", "body").With("x-amz-checksum-sha256", "Iw2DWNyOiJC0xY3utikS7i8gNXrpKlzIYbmOaP4xrLU="),
        new RawRequest("s3", "PUT", "/fuzz/md5", "body").With("Content-MD5", "hBotaJrKa9FhFEdFPCLG/A=="),
        new RawRequest("s3", "PUT", "/fuzz/locked", "body").With("x-amz-object-lock-mode", "GOVERNANCE")
            .With("x-amz-object-lock-retain-until-date", "2030-01-01T00:00:00Z").With("x-amz-storage-class", "STANDARD_IA"),
        new RawRequest("s3", "PUT", "/fuzz/copy").With("x-amz-copy-source", "/fuzz/held?versionId=null").With("x-amz-metadata-directive",
            "COPY"),
        new RawRequest("s3", "PUT", "/fuzz/sse", "body").With("x-amz-server-side-encryption", "aws:kms")
            .With("x-amz-server-side-encryption-context", "e30="),
        new("s3", "GET", "/fuzz?list-type=2&prefix=a&delimiter=%2F&max-keys=10&continuation-token=abc&encoding-type=url"),
        new("s3", "GET", "/fuzz?versions&key-marker=a&version-id-marker=b&max-keys=3"),
        new("s3", "GET", "/fuzz?uploads&upload-id-marker=a&key-marker=b"),
        new RawRequest("s3", "GET", "/fuzz/held?versionId=null&response-content-type=a%2Fb&partNumber=1").With("Range", "bytes=0-2")
            .With("If-None-Match", "\"abc\"").With("If-Modified-Since", "Sat, 29 Oct 1994 19:43:31 GMT"),
        new RawRequest("s3", "GET", "/fuzz/held?attributes").With("x-amz-object-attributes", "ETag,ObjectSize,Checksum"),
        new("s3", "POST", "/fuzz/upload?uploads"),
        new("s3", "POST", "/fuzz/upload?uploadId=abc",
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>\"a\"</ETag></Part></CompleteMultipartUpload>"),
        new RawRequest("s3", "POST", "/fuzz?delete",
            "<Delete><Quiet>true</Quiet><Object><Key>none</Key><VersionId>x</VersionId></Object></Delete>")
            .With("Content-MD5", "x"),
        new("s3", "PUT", "/fuzz/held?tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>"),
        new("s3", "PUT", "/fuzz?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"),
        new("s3", "PUT", "/fuzz?policy", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},"Action":["s3:Nothing"],"Resource":"arn:aws:s3:::fuzz/*","Condition":{"StringEquals":{"aws:PrincipalArn":["a"]}}}]}"""),
        new("s3", "PUT", "/fuzz?lifecycle",
            "<LifecycleConfiguration><Rule><ID>a</ID><Status>Enabled</Status><Filter><And><Prefix>p</Prefix><Tag><Key>k</Key><Value>v</Value></Tag></And></Filter><Expiration><Days>300</Days></Expiration></Rule></LifecycleConfiguration>"),
        new("s3", "PUT", "/fuzz?cors",
            "<CORSConfiguration><CORSRule><AllowedOrigin>http://*.a</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>3</MaxAgeSeconds></CORSRule></CORSConfiguration>"),
        new("s3", "PUT", "/fuzz?encryption",
            "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>"),
        new("s3", "PUT", "/fuzz?replication",
            "<ReplicationConfiguration><Role>arn:aws:iam::000000000000:role/r</Role><Rule><ID>a</ID><Priority>1</Priority><Status>Enabled</Status><Filter><Prefix/></Filter><DeleteMarkerReplication><Status>Disabled</Status></DeleteMarkerReplication><Destination><Bucket>arn:aws:s3:::far</Bucket></Destination></Rule></ReplicationConfiguration>"),
        new("s3", "PUT", "/fuzz?notification",
            "<NotificationConfiguration><QueueConfiguration><Id>a</Id><Queue>arn:aws:sqs:us-east-1:000000000000:q</Queue><Event>s3:ObjectCreated:*</Event></QueueConfiguration></NotificationConfiguration>"),
        new("s3", "PUT", "/fuzz?object-lock",
            "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>GOVERNANCE</Mode><Days>1</Days></DefaultRetention></Rule></ObjectLockConfiguration>"),
        new("s3", "PUT", "/fuzz?acl",
            "<AccessControlPolicy><Owner><ID>a</ID></Owner><AccessControlList><Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>a</ID></Grantee><Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>"),
        new RawRequest("s3", "PUT", "/fuzz/chunked", "4\r\nbody\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n")
            .With("X-Amz-Content-Sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER").With("x-amz-decoded-content-length", "4")
            .With("x-amz-trailer", "x-amz-checksum-crc32").With("Content-Encoding", "aws-chunked"),
        new RawRequest("s3", "PUT", "/fuzz/signed-chunks",
            $"4;chunk-signature={new string('a', 64)}\r\nbody\r\n0;chunk-signature={new string('b', 64)}\r\n\r\n")
            .With("X-Amz-Content-Sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD").With("x-amz-decoded-content-length", "4"),
        new RawRequest("s3", "PUT", "/fuzz/http-chunked", "4\r\nbody\r\n0\r\n\r\n")
            .With("Transfer-Encoding", "chunked").With("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
        new RawRequest("s3", "POST", "/fuzz",
            "--x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nform\r\n--x\r\nContent-Disposition: form-data; name=\"policy\"\r\n\r\ne30=\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nbody\r\n--x--\r\n")
            .With("Content-Type", "multipart/form-data; boundary=x"),
        new RawRequest("ec2", "POST", "/",
            "Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=tag:a&Filter.1.Value.1=b&MaxResults=5")
            .With("Content-Type", Form),
        new RawRequest("ec2", "POST", "/",
            "Action=AuthorizeSecurityGroupIngress&Version=2016-11-15&GroupId=sg-1&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=22&IpPermissions.1.ToPort=22&IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0%2F0")
            .With("Content-Type", Form),
        new RawRequest("iam", "POST", "/",
            "Action=CreateRole&Version=2010-05-08&RoleName=fuzz&AssumeRolePolicyDocument=%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D&Tags.member.1.Key=a&Tags.member.1.Value=b")
            .With("Content-Type", Form),
        new RawRequest("sts", "POST", "/",
            "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A000000000000%3Arole%2Fr&RoleSessionName=s&DurationSeconds=900")
            .With("Content-Type", Form),
        new RawRequest("rds", "POST", "/",
            "Action=DescribeDBSnapshots&Version=2014-10-31&Filters.Filter.1.Name=a&Filters.Filter.1.Values.Value.1=b&MaxRecords=20&Marker=x")
            .With("Content-Type", Form),
        new RawRequest("kms", "POST", "/", """{"Description":"a","Tags":[{"TagKey":"a","TagValue":"b"}],"MultiRegion":false,"Policy":"{}"}""")
            .With("X-Amz-Target", "TrentService.CreateKey").With("Content-Type", "application/x-amz-json-1.1"),
        new RawRequest("kms", "POST", "/", """{"KeyId":"alias/aws/s3","Plaintext":"AAAA","EncryptionContext":{"a":"b"}}""")
            .With("X-Amz-Target", "TrentService.Encrypt").With("Content-Type", "application/x-amz-json-1.1"),
        new RawRequest("backup", "PUT", "/backup-vaults/fuzz", """{"BackupVaultTags":{"a":"b"},"CreatorRequestId":"c"}""")
            .With("Content-Type", "application/json"),
        new RawRequest("backup", "PUT", "/backup-jobs", """{"BackupVaultName":"fuzz","ResourceArn":"arn:aws:ec2:us-east-1:000000000000:instance/i-1","IamRoleArn":"arn:aws:iam::000000000000:role/r","Lifecycle":{"DeleteAfterDays":3}}""")
            .With("Content-Type", "application/json"),
        new("backup", "GET", "/backup-jobs/?maxResults=3&createdAfter=1700000000&state=FAILED"),
        new("ebs", "GET", "/snapshots/snap-1/blocks?pageToken=a&maxResults=100&startingBlockIndex=0"),
        new RawRequest("farshore", "POST", "/_farshore/faults", """{"Fault":{"Effect":"none","Probability":0.5},"Seconds":1}""")
            .With("Content-Type", "application/json"),
    ];
}
