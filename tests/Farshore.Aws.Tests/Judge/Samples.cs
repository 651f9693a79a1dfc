using System.Text.Json.Nodes;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.Judge;

/// <summary>A value for every member of a shape, with the characters that wires stumble over wherever they are allowed.</summary>
static class Samples
{
    const int Deepest = 6;

    public static readonly byte[] Body = [1, 2, 254];

    // What botocore itself checks or computes with.
    static readonly Dictionary<string, string> Fixed = new(StringComparer.Ordinal)
    {
        ["Bucket"] = "bucket-1",
        ["AccountId"] = "000000000000",
        ["CopySource"] = "bucket-1/key-1",
        ["ChecksumAlgorithm"] = "SHA256",
        ["Expires"] = "Sun, 01 Mar 2026 12:00:00 GMT",
    };

    public static JsonObject Of(Shape shape) => Structure(shape, 0);

    static JsonObject Structure(Shape shape, int depth) => new(shape.Members
        .Where(member => depth < Deepest || member.Shape.IsScalar || member.Required)
        .Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Value(member, member.Shape, depth, 1))));

    static JsonNode Value(Member member, Shape shape, int depth, int number) => shape.Kind switch
    {
        _ when member.Name == "ContentLength" => Body.Length,
        ShapeKind.String => Fixed.GetValueOrDefault(member.Name) ?? Text(member, number),
        ShapeKind.Boolean => true,
        ShapeKind.Integer => member.Location is MemberLocation.Status ? 200 : 6 + number,
        ShapeKind.Float => 1.5,
        ShapeKind.Timestamp => "2026-03-01T12:00:00+00:00",
        ShapeKind.Blob => Convert.ToBase64String([1, 2, 254, (byte)number]),
        ShapeKind.List => new JsonArray([.. Enumerable.Range(1, 2).Select(index => Value(member, shape.Element, depth + 1, index))]),
        ShapeKind.Map => new JsonObject(Enumerable.Range(1, 2)
            .Select(index => KeyValuePair.Create($"key-{index}", (JsonNode?)Value(member, shape.Element, depth + 1, index)))),
        _ => Structure(shape, depth + 1),
    };

    static string Text(Member member, int number) => member.Location switch
    {
        MemberLocation.Header or MemberLocation.Headers => $"{member.Name}-{number}",
        MemberLocation.Path => $"{member.Name}:{number}/ä +%&?#",
        _ => $"{member.Name} {number} ä€😹 <&>\"'+%/\\",
    };
}
