using System.Text.Json.Serialization;

namespace Farshore.Aws;

// How a member rides, where that differs from "in the body under its own name". The property keeps the member's name in the
// service model; these say the rest. A list's or map's protocol default (member, item, entry/key/value) needs no attribute.

/// <summary>The member's name on the wire where it differs from the property's (the model's <c>locationName</c>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireNameAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>The member's name in an ec2 request where it differs (the model's <c>queryName</c>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QueryNameAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>The member travels in the URI path, named as the route template names it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InPathAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>The member travels in the query string. A list repeats the name; a map spreads its entries.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InQueryAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>The member travels in a header; timestamps are http-date there unless <see cref="TimestampAttribute"/> says else.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InHeaderAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>A map whose entries travel as headers with a common prefix, e.g. <c>x-amz-meta-</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InHeadersAttribute(string prefix) : Attribute
{
    public string Prefix => prefix;
}

/// <summary>The member is the HTTP status.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InStatusAttribute : Attribute;

/// <summary>The member is the whole body: a structure, a string or a blob. A streamed body is <see cref="IStreamingBody"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PayloadAttribute : Attribute;

/// <summary>The name of each element of a list, where the protocol's own default is not what the service uses.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ItemsAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>The elements stand directly in the parent, each under the member's own name.</summary>
    public bool Flat { get; init; }
}

/// <summary>Names of a map's keys and values on the wire, where they are not <c>key</c> and <c>value</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EntriesAttribute(string key, string value) : Attribute
{
    public string Key => key;

    public string Value => value;

    /// <summary>The entries stand directly in the parent, each under the member's own name.</summary>
    public bool Flat { get; init; }
}

/// <summary>The member is an XML attribute of its parent's element, e.g. <c>xsi:type</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InXmlAttributeAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>Namespace of the attribute's prefix.</summary>
    public string? Namespace { get; init; }
}

/// <summary>How a timestamp is written where it is not the protocol's own way.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimestampAttribute(TimestampFormat format) : Attribute
{
    public TimestampFormat Format => format;
}

/// <summary>The three ways AWS writes a timestamp.</summary>
public enum TimestampFormat
{
    /// <summary>ISO 8601 in UTC, <c>2026-03-01T12:00:00Z</c>.</summary>
    DateTime,

    /// <summary>Seconds since 1970, possibly with a fraction.</summary>
    EpochSeconds,

    /// <summary>RFC 7231, <c>Sun, 01 Mar 2026 12:00:00 GMT</c>.</summary>
    HttpDate,
}

/// <summary>A shape one of whose members is the HTTP body itself, never held in memory.</summary>
public interface IStreamingBody
{
    /// <summary>The bytes; the receiver reads them once, front to back.</summary>
    [JsonIgnore]
    Stream? Body { get; set; }
}
