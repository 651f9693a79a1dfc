using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.ContractTests;

public sealed class ContractCheckTests
{
    const string Model = """
        {
          "metadata": {
            "serviceId": "Ferry", "protocol": "rest-xml", "endpointPrefix": "ferry", "apiVersion": "2026-01-01",
            "xmlNamespace": "http://ferry/"
          },
          "operations": {
            "PutBoat": {
              "http": { "method": "PUT", "requestUri": "/boats/{Name}?crew", "responseCode": 204 },
              "input": { "shape": "PutBoatRequest", "locationName": "Boat" }
            }
          },
          "shapes": {
            "PutBoatRequest": {
              "type": "structure", "required": ["Name", "Captain"],
              "members": {
                "Name": { "shape": "String", "location": "uri", "locationName": "Name" },
                "Captain": { "shape": "String" },
                "Length": { "shape": "Long" },
                "Built": { "shape": "Time" },
                "Since": { "shape": "Time", "location": "header", "locationName": "x-since" },
                "Crew": { "shape": "Names" },
                "Flags": { "shape": "Names", "flattened": true },
                "Cargo": { "shape": "Cargo" }
              }
            },
            "Names": { "type": "list", "member": { "shape": "String", "locationName": "name" } },
            "Cargo": { "type": "map", "key": { "shape": "String", "locationName": "item" }, "value": { "shape": "String" } },
            "String": { "type": "string" }, "Long": { "type": "long" }, "Time": { "type": "timestamp" }
          }
        }
        """;

    static readonly BoatShapes Shapes = BoatShapes.Default;
    static readonly HttpRoute Route = new("PUT", "/boats/{Name}?crew", 204);
    static readonly ServiceContract Ferry =
        new("Ferry", "ferry", "ferry", "2026-01-01", Protocol.RestXml) { XmlNamespace = "http://ferry/" };

    [Fact]
    public void A_right_contract_raises_no_finding()
    {
        var findings = Check(
            new Operation<PutBoatRequest, Nothing>(Ferry, "PutBoat", Route, Shapes.PutBoatRequest, Shapes.Nothing) { InputRoot = "Boat" });

        Assert.Empty(findings.Problems);
        Assert.Empty(findings.Unknown);
    }

    [Fact]
    public void A_wrong_contract_fails_for_each_thing_that_is_wrong_all_at_once()
    {
        var findings = Check(new Operation<WrongBoatRequest, Nothing>(
            Ferry with { SigningName = "boats", Version = "2025-01-01", Protocol = Protocol.RestJson1, XmlNamespace = null },
            "PutBoat", new("POST", "/boats/{Name}"), Shapes.WrongBoatRequest, Shapes.Nothing));

        string[] expected =
        [
            "Protocol", "SigningName", "Version", "XmlNamespace", "method", "path", "success status", "root element of the request",
            "input",
            "Name: location", "Captain: the model requires it", "Length: Int32 cannot hold the model's long", "Built: timestamp format",
            "Since: wire name", "Crew: wire name", "Cargo: the record requires it, the model does not",
        ];
        Assert.All(expected, part => Assert.Contains(findings.Problems, problem => problem.Contains(part, StringComparison.Ordinal)));
        Assert.Equal(["Ferry PutBoat WrongBoatRequest.Mast"], findings.Unknown);
    }

    [Fact]
    public void Names_of_items_and_entries_are_compared_where_the_protocol_writes_them()
    {
        var findings = Check(new Operation<WrongNamesRequest, Nothing>(Ferry, "PutBoat", Route, Shapes.WrongNamesRequest, Shapes.Nothing)
        {
            InputRoot = "Boat",
        });

        string[] expected = ["Crew: name of items", "Flags: flat", "Flags: name of flat items", "Cargo: name of keys"];
        Assert.All(expected, part => Assert.Contains(findings.Problems, problem => problem.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_operation_that_the_model_does_not_have_is_named()
    {
        var findings = Check(new Operation<PutBoatRequest, Nothing>(
            Ferry, "SinkBoat", new("PUT", "/"), Shapes.PutBoatRequest, Shapes.Nothing));

        Assert.Equal(["Ferry SinkBoat"], findings.Unknown);
    }

    static Findings Check(IOperation operation)
    {
        using var model = JsonDocument.Parse(Model);
        var findings = new Findings();
        var check = new ContractCheck(model.RootElement, findings);
        check.Check(operation.Service);
        check.Check(operation);
        return findings;
    }
}

public sealed record Nothing;

public sealed record PutBoatRequest
{
    [InPath("Name")]
    public required string Name { get; init; }

    public required string Captain { get; init; }

    public long? Length { get; init; }

    public DateTimeOffset? Built { get; init; }

    [InHeader("x-since")]
    public DateTimeOffset? Since { get; init; }

    [Items("name")]
    public IReadOnlyList<string>? Crew { get; init; }

    [Items("name", Flat = true)]
    public IReadOnlyList<string>? Flags { get; init; }

    [Entries("item", "value")]
    public IReadOnlyDictionary<string, string>? Cargo { get; init; }
}

public sealed record WrongBoatRequest
{
    public required string Name { get; init; }

    public int? Length { get; init; }

    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? Built { get; init; }

    [InHeader("since")]
    public DateTimeOffset? Since { get; init; }

    [WireName("Sailors")]
    public IReadOnlyList<string>? Crew { get; init; }

    public required IReadOnlyDictionary<string, string> Cargo { get; init; }

    public string? Mast { get; init; }
}

public sealed record WrongNamesRequest
{
    [InPath("Name")]
    public required string Name { get; init; }

    public required string Captain { get; init; }

    public IReadOnlyList<string>? Crew { get; init; }

    public IReadOnlyList<string>? Flags { get; init; }

    public IReadOnlyDictionary<string, string>? Cargo { get; init; }
}

[JsonSerializable(typeof(PutBoatRequest)), JsonSerializable(typeof(WrongBoatRequest))]
[JsonSerializable(typeof(WrongNamesRequest)), JsonSerializable(typeof(Nothing))]
sealed partial class BoatShapes : JsonSerializerContext;
