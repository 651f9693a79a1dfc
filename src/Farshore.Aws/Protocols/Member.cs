using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Farshore.Aws.Protocols;

/// <summary>Where in a message a member rides.</summary>
enum MemberLocation
{
    Body,
    Path,
    Query,
    Header,
    Headers,
    Status,
    Payload,
    XmlAttribute,
}

/// <summary>One member of a structure with everything its attributes say, resolved once.</summary>
sealed class Member
{
    readonly Lazy<Shape> shape;

    public Member(JsonPropertyInfo property)
    {
        shape = new(() => Shape.Of(property.Options.GetTypeInfo(property.PropertyType)));
        Get = property.Get!;
        Name = property.Name;
        DocumentName = JsonEncodedText.Encode(Name);
        Required = property.IsRequired;

        var attributes = property.AttributeProvider?.GetCustomAttributes(inherit: true) ?? [];
        QueryName = Find<QueryNameAttribute>()?.Name;
        Items = Find<ItemsAttribute>();
        Entries = Find<EntriesAttribute>();
        Timestamp = Find<TimestampAttribute>()?.Format;
        XmlNamespace = Find<InXmlAttributeAttribute>()?.Namespace;
        (Location, WireName) = Locate();
        JsonName = JsonEncodedText.Encode(WireName ?? Name);
        CamelName = WireName ?? JsonNamingPolicy.CamelCase.ConvertName(Name);
        CapitalName = QueryName ?? Capital(WireName ?? Name);

        T? Find<T>() where T : Attribute => attributes.OfType<T>().FirstOrDefault();

        (MemberLocation Location, string? Name) Locate() =>
            Find<InPathAttribute>() is { } path ? (MemberLocation.Path, path.Name)
            : Find<InQueryAttribute>() is { } query ? (MemberLocation.Query, query.Name)
            : Find<InHeaderAttribute>() is { } header ? (MemberLocation.Header, header.Name)
            : Find<InHeadersAttribute>() is { } headers ? (MemberLocation.Headers, headers.Prefix)
            : Find<InXmlAttributeAttribute>() is { } attribute ? (MemberLocation.XmlAttribute, attribute.Name)
            : Find<InStatusAttribute>() is not null ? (MemberLocation.Status, null)
            : Find<PayloadAttribute>() is not null ? (MemberLocation.Payload, Find<WireNameAttribute>()?.Name)
            : (MemberLocation.Body, Find<WireNameAttribute>()?.Name);
    }

    /// <summary>The member's name in the service model.</summary>
    public string Name { get; }

    public JsonEncodedText DocumentName { get; }

    public MemberLocation Location { get; }

    /// <summary>The name (of a path label, header, element, …) that an attribute gave; null where it is <see cref="Name"/>.</summary>
    public string? WireName { get; }

    public string? QueryName { get; }

    /// <summary>The name in a JSON body, an XML body or a form, where the protocol does not bend it.</summary>
    public string BodyName => WireName ?? Name;

    public JsonEncodedText JsonName { get; }

    /// <summary>The element's name in XML that AWS writes by Java's habit: ec2's responses.</summary>
    public string CamelName { get; }

    /// <summary>The parameter's name in ec2's requests.</summary>
    public string CapitalName { get; }

    public ItemsAttribute? Items { get; }

    public EntriesAttribute? Entries { get; }

    public TimestampFormat? Timestamp { get; }

    public string? XmlNamespace { get; }

    public bool Required { get; }

    /// <summary>The elements or entries stand directly in the parent.</summary>
    public bool Flat => Items is { Flat: true } || Entries is { Flat: true };

    public Shape Shape => shape.Value;

    public Func<object, object?> Get { get; }

    public TimestampFormat FormatOr(TimestampFormat standard) => Timestamp ?? standard;

    static string Capital(string name) => name.Length > 0 && char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
