using System.Text;
using System.Text.Json.Serialization;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.Protocols;

public sealed class ProtocolTests
{
    static readonly ServiceContract S3 = new("S3", "s3", "s3", "2006-03-01", Protocol.RestXml) { XmlNamespace = "http://s3/" };
    static readonly ServiceContract S3Control = new("S3 Control", "s3-control", "s3", "2018-08-20", Protocol.RestXml);
    static readonly ServiceContract Rds = new("RDS", "rds", "rds", "2014-10-31", Protocol.AwsQuery) { XmlNamespace = "http://rds/" };
    static readonly ServiceContract Ec2 = new("EC2", "ec2", "ec2", "2016-11-15", Protocol.Ec2Query) { XmlNamespace = "http://ec2/" };
    static readonly ServiceContract Backup = new("Backup", "backup", "backup", "2018-11-15", Protocol.RestJson1);
    static readonly ServiceContract Kms = new("KMS", "kms", "kms", "2014-11-01", Protocol.AwsJson11) { TargetPrefix = "TrentService" };

    static readonly ThingShapes Shapes = ThingShapes.Default;
    static readonly Operation<PutThing, Thing> PutObject =
        new(S3, "PutThing", new("PUT", "/{Bucket}/{Key+}?thing"), Shapes.PutThing, Shapes.Thing);
    static readonly Operation<Thing, Thing> Query = new(Rds, "Describe", HttpRoute.Rpc, Shapes.Thing, Shapes.Thing);
    static readonly Operation<Thing, Thing> Ec2Query = Query with { Service = Ec2 };
    static readonly Operation<Thing, Thing> Json = Query with { Service = Kms };
    static readonly Operation<Vault, Thing> RestJson = new(Backup, "PutVault", new("PUT", "/vaults/{name}"), Shapes.Vault, Shapes.Thing);

    static readonly Thing Whole = new()
    {
        Id = "a b&<c>",
        Size = 7,
        At = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero),
        Bytes = [1, 2, 3],
        On = true,
        Names = ["x", "y"],
        Tags = new Dictionary<string, string> { ["k"] = "v", ["empty"] = "" },
        Grantee = new() { Type = "Group", Uri = "u" },
    };

    [Fact]
    public void Every_protocol_gives_back_what_it_was_given()
    {
        AssertSame(Whole, Query.ReadRequest(Query.WriteRequest(Whole)));
        AssertSame(Whole, Query.ReadResponse(Query.WriteResponse(Whole, "r-1")));
        AssertSame(Whole, Ec2Query.ReadRequest(Ec2Query.WriteRequest(Whole)));
        AssertSame(Whole, Ec2Query.ReadResponse(Ec2Query.WriteResponse(Whole, "r-1")));
        AssertSame(Whole, Json.ReadRequest(Json.WriteRequest(Whole)));
        AssertSame(Whole, Json.ReadResponse(Json.WriteResponse(Whole, "r-1")));
        AssertSame(Whole, PutObject.ReadResponse(PutObject.WriteResponse(Whole, "r-1")));
        AssertSame(Whole, RestJson.ReadResponse(RestJson.WriteResponse(Whole, "r-1")));
    }

    [Fact]
    public void A_rest_request_spreads_its_members_over_path_query_headers_and_body()
    {
        var request = PutObject.WriteRequest(new()
        {
            Bucket = "b",
            Key = "a dir/ü+.txt",
            Version = "1/2",
            Since = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            Metadata = new Dictionary<string, string> { ["owner"] = "me" },
            Thing = new() { Id = "1" },
        });

        Assert.Equal("/b/a%20dir/%C3%BC%2B.txt", request.Path);
        Assert.Equal([new("thing", ""), new("versionId", "1/2")], request.Query);
        Assert.Equal("Sun, 01 Mar 2026 12:00:00 GMT", request.Headers["If-Modified-Since"]);
        Assert.Equal("me", request.Headers["x-amz-meta-owner"]);
        var body = Encoding.UTF8.GetString(request.Body.Span);
        Assert.EndsWith("<Wrapped xmlns=\"http://s3/\"><Id>1</Id></Wrapped>", body, StringComparison.Ordinal);

        var read = PutObject.ReadRequest(request);
        Assert.Equal("a dir/ü+.txt", read.Key);
        Assert.Equal("me", read.Metadata!["owner"]);
        Assert.Equal("1", read.Thing!.Id);
    }

    [Fact]
    public void A_missing_required_member_is_refused_in_the_words_of_the_service()
    {
        WireRequest form = new("POST", "/") { Body = "Action=Describe&Size=3"u8.ToArray() };

        WireRequest json = new("PUT", "/vaults/v") { Body = "{}"u8.ToArray() };
        WireRequest xml = new("PUT", "/b/k") { Body = "<Wrapped><Size>3</Size></Wrapped>"u8.ToArray() };

        Assert.Equal("The request must contain the parameter Id", Assert.Throws<AwsException>(() => Query.ReadRequest(form)).Message);
        Assert.Equal("MissingParameter", Assert.Throws<AwsException>(() => Ec2Query.ReadRequest(form)).Code);
        Assert.Equal("ValidationException", Assert.Throws<AwsException>(() => Json.ReadRequest(json)).Code);
        Assert.Equal("MissingParameterValueException", Assert.Throws<AwsException>(() => RestJson.ReadRequest(json)).Code);
        Assert.Equal("MalformedXML", Assert.Throws<AwsException>(() => PutObject.ReadRequest(xml)).Code);
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        WireRequest request = new("PUT", "/b/k") { Body = "<!DOCTYPE x [<!ENTITY e 'x'>]><Wrapped><Id>&e;</Id></Wrapped>"u8.ToArray() };

        Assert.Equal("MalformedXML", Assert.Throws<AwsException>(() => PutObject.ReadRequest(request)).Code);
    }

    [Fact]
    public void An_answer_without_a_required_member_is_read_with_an_empty_value()
    {
        var thing = RestJson.ReadResponse(new(200) { Body = "{}"u8.ToArray() });

        Assert.Equal("", thing.Id);
    }

    [Fact]
    public void Every_protocol_carries_an_error_with_its_code_message_details_and_request_id()
    {
        var details = new Dictionary<string, string> { ["ThingName"] = "t" };
        var error = new AwsException("NoSuchThing", "There is no such thing", 404) { Details = details };
        foreach (var service in new[] { S3, S3Control, Rds, Ec2, Backup, Kms })
        {
            var read = service.Protocol.ReadError(service, service.Protocol.WriteError(service, error, "r-1"));

            Assert.Equal(("NoSuchThing", "There is no such thing", 404, "r-1"), (read.Code, read.Message, read.Status, read.RequestId));
            Assert.Equal("t", read.Details["ThingName"]);
        }
    }

    static void AssertSame(Thing expected, Thing actual) => Assert.Equivalent(expected, actual, strict: true);
}

public sealed record Thing
{
    public required string Id { get; init; }

    public int? Size { get; init; }

    public DateTimeOffset? At { get; init; }

    public byte[]? Bytes { get; init; }

    public bool? On { get; init; }

    [Items("Name")]
    public IReadOnlyList<string>? Names { get; init; }

    [Entries("Key", "Value")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public Grantee? Grantee { get; init; }
}

public sealed record Grantee
{
    public string? Type { get; init; }

    [WireName("URI")]
    public string? Uri { get; init; }
}

public sealed record PutThing
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("versionId")]
    public string? Version { get; init; }

    [InHeader("If-Modified-Since")]
    public DateTimeOffset? Since { get; init; }

    [InHeaders("x-amz-meta-")]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    [Payload, WireName("Wrapped")]
    public Thing? Thing { get; init; }
}

public sealed record Vault
{
    [InPath("name")]
    public required string Name { get; init; }

    public required string Key { get; init; }
}

[JsonSerializable(typeof(Thing)), JsonSerializable(typeof(PutThing)), JsonSerializable(typeof(Vault))]
sealed partial class ThingShapes : JsonSerializerContext;
