using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.Protocols;

/// <summary>AWS's published cases of requests that a service must refuse.</summary>
public sealed class MalformedTests
{
    static readonly MalformedFile File = MalformedFile.Load();

    static readonly ServiceContract Service = new("Vectors", "vectors", "vectors", "2019-12-16", Protocol.RestJson1);

    static readonly MalformedShapes Shapes = MalformedShapes.Default;

    static readonly IReadOnlyList<JsonOperation> Operations =
    [
        Of("MalformedInteger/{in}", Shapes.MalformedInteger),
        Of("MalformedLong/{in}", Shapes.MalformedLong),
        Of("MalformedBoolean/{in}", Shapes.MalformedBoolean),
        Of("MalformedDouble/{in}", Shapes.MalformedDouble),
        Of("MalformedBlob", Shapes.MalformedBlob),
        Of("MalformedList", Shapes.MalformedList),
        Of("MalformedMap", Shapes.MalformedMap),
        Of("MalformedRequestBody", Shapes.MalformedRequestBody),
        Of("MalformedTimestamp", Shapes.MalformedTimestamp),
    ];

    public static TheoryData<string> Ids => [.. File.Cases.Select(one => one.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void A_malformed_request_is_refused_as_one(string id)
    {
        var vector = File.Cases.Single(one => one.Id == id);
        var operation = Operations.Single(operation => operation.Name == vector.Operation);

        var refusal = Assert.Throws<AwsException>(() => operation.ReadRequest(vector.ToRequest()));

        Assert.Equal(("SerializationException", 400), (refusal.Code, refusal.Status));
    }

    [Fact]
    public void What_is_taken_although_the_published_cases_refuse_it_is_stated() =>
        Assert.All(File.Taken, group => Assert.NotEmpty(group.Because));

    static JsonOperation Of<T>(string path, JsonTypeInfo<T> input) =>
        JsonOperation.Of(Service, path.Split('/')[0], new("POST", $"/{path}"), input, Shapes.MalformedBlob);
}

/// <summary>The published cases, and those that a region takes all the same.</summary>
public sealed record MalformedFile(string About, IReadOnlyList<Vector> Cases, IReadOnlyList<Taken> Taken)
{
    public static MalformedFile Load([CallerFilePath] string here = "") => JsonSerializer.Deserialize<MalformedFile>(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Vectors", "malformed.json")), JsonSerializerOptions.Web)!;
}

/// <summary>Leniency, with its reason.</summary>
public sealed record Taken(string Because, IReadOnlyList<string> Ids);

public sealed record MalformedInteger
{
    public int? IntegerInBody { get; init; }

    [InPath("in")]
    public required int IntegerInPath { get; init; }

    [InQuery("integerInQuery")]
    public int? IntegerInQuery { get; init; }

    [InHeader("integerInHeader")]
    public int? IntegerInHeader { get; init; }
}

public sealed record MalformedLong
{
    public long? LongInBody { get; init; }

    [InPath("in")]
    public required long LongInPath { get; init; }

    [InQuery("longInQuery")]
    public long? LongInQuery { get; init; }

    [InHeader("longInHeader")]
    public long? LongInHeader { get; init; }
}

public sealed record MalformedBoolean
{
    public bool? BooleanInBody { get; init; }

    [InPath("in")]
    public required bool BooleanInPath { get; init; }

    [InQuery("booleanInQuery")]
    public bool? BooleanInQuery { get; init; }

    [InHeader("booleanInHeader")]
    public bool? BooleanInHeader { get; init; }
}

public sealed record MalformedDouble
{
    public double? DoubleInBody { get; init; }

    [InPath("in")]
    public required double DoubleInPath { get; init; }

    [InQuery("doubleInQuery")]
    public double? DoubleInQuery { get; init; }

    [InHeader("doubleInHeader")]
    public double? DoubleInHeader { get; init; }
}

public sealed record MalformedBlob
{
    public byte[]? Blob { get; init; }
}

public sealed record MalformedList
{
    public IReadOnlyList<string>? BodyList { get; init; }
}

public sealed record MalformedMap
{
    public IReadOnlyDictionary<string, string>? BodyMap { get; init; }
}

public sealed record MalformedRequestBody
{
    public int? Int { get; init; }

    public double? Float { get; init; }
}

public sealed record MalformedTimestamp
{
    public DateTimeOffset? Timestamp { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MalformedInteger)), JsonSerializable(typeof(MalformedLong)), JsonSerializable(typeof(MalformedBoolean))]
[JsonSerializable(typeof(MalformedDouble)), JsonSerializable(typeof(MalformedBlob)), JsonSerializable(typeof(MalformedList))]
[JsonSerializable(typeof(MalformedMap)), JsonSerializable(typeof(MalformedRequestBody)), JsonSerializable(typeof(MalformedTimestamp))]
sealed partial class MalformedShapes : JsonSerializerContext;
