using System.Text.Json.Nodes;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>A bucket that is versioned, encrypted, closed to the public and reached by TLS alone, with the policy that says so.</summary>
/// <param name="Id">Its logical id.</param>
/// <param name="Name">Its name, or a parameter that holds it.</param>
/// <param name="When">The condition under which the stack makes it.</param>
sealed record Buckets(string Id, JsonNode Name, string When)
{
    /// <summary>AES256 or aws:kms.</summary>
    public string Encryption { get; init; } = "AES256";

    public bool IsClosed { get; init; } = true;

    /// <summary>Versioning other than Enabled replicates nowhere.</summary>
    public string Versioning { get; init; } = "Enabled";

    /// <summary>Days until an overwritten or deleted version goes; null for never.</summary>
    public JsonNode? NoncurrentDays { get; init; }

    public JsonObject? Replication { get; init; }

    /// <summary>Statements of its policy beside the one about TLS.</summary>
    public IReadOnlyList<JsonObject> Statements { get; init; } = [];

    public IReadOnlyList<string> After { get; init; } = [];

    public void AddTo(TemplateDraft draft, string remark)
    {
        draft.Resource(Id, "AWS::S3::Bucket", Properties(), new(When, Stays: true) { After = After }, remark);
        // With nothing but the statement about TLS there may be no policy to write.
        var whenPolicy = Statements.Count > 0 ? When : $"{When}Policy";
        if (Statements.Count == 0) draft.Condition(whenPolicy, Fn.And(When, "IsTlsOnly"));
        draft.Resource($"{Id}Policy", "AWS::S3::BucketPolicy", new()
        {
            ["Bucket"] = Fn.Ref(Id),
            ["PolicyDocument"] = new JsonObject
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new JsonArray([.. Statements, TlsOnly()]),
            },
        }, new(whenPolicy));
    }

    JsonObject Properties()
    {
        JsonObject byDefault = new() { ["SSEAlgorithm"] = Encryption };
        JsonObject properties = new()
        {
            ["BucketName"] = Name,
            ["VersioningConfiguration"] = new JsonObject { ["Status"] = Versioning },
            ["BucketEncryption"] = new JsonObject
            {
                ["ServerSideEncryptionConfiguration"] =
                    Fn.List(new JsonObject { ["ServerSideEncryptionByDefault"] = byDefault }),
            },
            ["LifecycleConfiguration"] = new JsonObject { ["Rules"] = Fn.List([.. Lifecycle()]) },
            ["OwnershipControls"] = new JsonObject
            {
                ["Rules"] = Fn.List(new JsonObject { ["ObjectOwnership"] = "BucketOwnerEnforced" }),
            },
        };
        if (IsClosed)
        {
            properties["PublicAccessBlockConfiguration"] = new JsonObject
            {
                ["BlockPublicAcls"] = true, ["IgnorePublicAcls"] = true, ["BlockPublicPolicy"] = true, ["RestrictPublicBuckets"] = true,
            };
        }

        if (Replication is not null) properties["ReplicationConfiguration"] = Replication;
        return properties;
    }

    IEnumerable<JsonObject> Lifecycle()
    {
        const int Days = 7;
        yield return new()
        {
            [nameof(Id)] = "farshore-unfinished-uploads",
            ["Status"] = "Enabled",
            ["AbortIncompleteMultipartUpload"] = new JsonObject { ["DaysAfterInitiation"] = Days },
        };
        if (NoncurrentDays is null) yield break;
        yield return new()
        {
            [nameof(Id)] = "farshore-earlier-versions",
            ["Status"] = "Enabled",
            ["NoncurrentVersionExpiration"] = new JsonObject { [nameof(NoncurrentDays)] = NoncurrentDays },
        };
    }

    JsonNode TlsOnly()
    {
        JsonObject statement = new()
        {
            ["Sid"] = "TlsOnly",
            ["Effect"] = "Deny",
            ["Principal"] = "*",
            ["Action"] = "s3:*",
            ["Resource"] = Fn.List(Arn(), ObjectsArn()),
            ["Condition"] = new JsonObject { ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" } },
        };
        return Statements.Count > 0 ? Fn.If("IsTlsOnly", statement) : statement;
    }

    public JsonNode Arn() => Fn.Sub($"arn:${{AWS::Partition}}:s3:::${{{Id}}}");

    public JsonNode ObjectsArn() => Fn.Sub($"arn:${{AWS::Partition}}:s3:::${{{Id}}}/*");
}
