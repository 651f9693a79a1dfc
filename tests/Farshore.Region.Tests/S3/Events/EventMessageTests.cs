using System.Text.RegularExpressions;
using Farshore.Region.S3.Events;

namespace Farshore.Region.Tests.S3.Events;

public sealed class EventMessageTests
{
    static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);

    static readonly StoredEvent Put = new()
    {
        Id = 258, Bucket = "orders", Owner = "000000000000", Destination = "arn:aws:sqs:us-east-1:000000000000:q", ConfigurationId = "all",
        Event = new("s3:ObjectCreated:Put", "2026/red flower(1).jpg", "v1", 1024, "abc", At), Operation = "PutObject",
        Principal = "AWS:AIDA1", Requester = "000000000000", Address = "127.0.0.1", RequestId = "r1",
    };

    [Fact]
    public void A_put_is_told_as_AWS_tells_it()
    {
        Assert.Equal(
            """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventTime":"2026-03-01T12:00:00.123Z",
            "eventName":"ObjectCreated:Put","userIdentity":{"principalId":"AWS:AIDA1"},
            "requestParameters":{"sourceIPAddress":"127.0.0.1"},
            "responseElements":{"x-amz-request-id":"r1","x-amz-id-2":"HOST"},
            "s3":{"s3SchemaVersion":"1.0","configurationId":"all",
            "bucket":{"name":"orders","ownerIdentity":{"principalId":"AF7C59E9105544"},"arn":"arn:aws:s3:::orders"},
            "object":{"key":"2026/red+flower%281%29.jpg","size":1024,"eTag":"abc","versionId":"v1","sequencer":"000000000000000102"}}}]}
            """.ReplaceLineEndings(""),
            Regex.Replace(EventMessage.Of("us-east-1", Put), "\"x-amz-id-2\":\"[^\"]+\"", "\"x-amz-id-2\":\"HOST\""));
    }

    [Fact]
    public void EventBridge_hears_it_in_its_own_form()
    {
        Assert.Equal(
            """
            {"version":"0","id":"ID","detail-type":"Object Created","source":"aws.s3","account":"000000000000",
            "time":"2026-03-01T12:00:00Z","region":"us-east-1","resources":["arn:aws:s3:::orders"],
            "detail":{"version":"0","bucket":{"name":"orders"},
            "object":{"key":"2026/red flower(1).jpg","size":1024,"etag":"abc","version-id":"v1","sequencer":"000000000000000102"},
            "request-id":"r1","requester":"000000000000","source-ip-address":"127.0.0.1","reason":"PutObject"}}
            """.ReplaceLineEndings(""),
            Regex.Replace(EventBridgeMessage.Of("us-east-1", Put), "\"id\":\"[^\"]+\"", "\"id\":\"ID\""));
    }

    [Fact]
    public void What_replication_failed_at_is_in_its_record()
    {
        var failed = Put with
        {
            Event = Put.Event with
            {
                Name = "s3:Replication:OperationFailedReplication",
                Replication = new("rule", "arn:aws:s3:::there", "OBJECT_PUT", At) { FailureReason = "AssumeRoleNotPermitted" },
            },
        };

        var message = EventMessage.Of("us-east-1", failed);

        Assert.Contains("\"eventVersion\":\"2.2\"", message, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            "replicationEventData":{"replicationRuleId":"rule","destinationBucket":"arn:aws:s3:::there","s3Operation":"OBJECT_PUT",
            "requestTime":"2026-03-01T12:00:00.123Z","failureReason":"AssumeRoleNotPermitted"}}]}
            """.ReplaceLineEndings(""), message, StringComparison.Ordinal);
        Assert.False(EventBridgeMessage.Knows(failed.Event.Name));
    }
}
