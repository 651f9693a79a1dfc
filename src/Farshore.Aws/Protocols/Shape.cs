using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Farshore.Aws.Protocols;

/// <summary>The kinds of value that AWS's protocols tell apart.</summary>
enum ShapeKind
{
    String,
    Boolean,
    Integer,
    Float,
    Timestamp,
    Blob,
    List,
    Map,
    Structure,
}

/// <summary>What a protocol asks of a type, worked out once per type from System.Text.Json's generated metadata.</summary>
sealed class Shape
{
    static readonly ConcurrentDictionary<JsonTypeInfo, Shape> Known = new();

    readonly JsonTypeInfo info;
    readonly Lazy<Shape> element;
    readonly Lazy<IReadOnlyList<Member>> members;
    readonly Lazy<IReadOnlyList<Member>> bodyMembers;
    readonly Lazy<Member?> payload;

    Shape(JsonTypeInfo info)
    {
        this.info = info;
        Type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        Kind = KindOf(info, Type);
        element = new(() => Of(this.info.Options.GetTypeInfo(this.info.ElementType!)));
        members = new(() => [.. this.info.Properties.Where(property => property.Get is not null).Select(property => new Member(property))]);
        bodyMembers = new(() => [.. Members.Where(member => member.Location is MemberLocation.Body)]);
        payload = new(() => Members.FirstOrDefault(member => member.Location is MemberLocation.Payload));
    }

    public Type Type { get; }

    public ShapeKind Kind { get; }

    public bool IsScalar => Kind < ShapeKind.List;

    /// <summary>What a list holds, or a map under its keys.</summary>
    public Shape Element => element.Value;

    public IReadOnlyList<Member> Members => members.Value;

    /// <summary>The members that ride in the body, each under its own name.</summary>
    public IReadOnlyList<Member> BodyMembers => bodyMembers.Value;

    /// <summary>The member that is the whole body.</summary>
    public Member? Payload => payload.Value;

    public static Shape Of(JsonTypeInfo info) => Known.GetOrAdd(info, static info => new(info));

    static ShapeKind KindOf(JsonTypeInfo info, Type type) => info.Kind switch
    {
        JsonTypeInfoKind.Object => ShapeKind.Structure,
        JsonTypeInfoKind.Enumerable => ShapeKind.List,
        JsonTypeInfoKind.Dictionary => ShapeKind.Map,
        _ when type == typeof(string) => ShapeKind.String,
        _ when type == typeof(bool) => ShapeKind.Boolean,
        _ when type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(sbyte) => ShapeKind.Integer,
        _ when type == typeof(double) || type == typeof(float) => ShapeKind.Float,
        _ when type == typeof(DateTimeOffset) => ShapeKind.Timestamp,
        _ when type == typeof(byte[]) => ShapeKind.Blob,
        _ => throw new NotSupportedException(
            $"{type} has no wire form: contracts use string, bool, int, long, double, DateTimeOffset, byte[], lists, maps and records"),
    };
}
