using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.ContractTests;

/// <summary>Compares records with the model's structures, member by member, down to the last that one message reaches.</summary>
public sealed class MemberCheck(Protocol protocol, bool isInput, Findings findings)
{
    readonly HashSet<(Type, string)> seen = [];

    bool IsJson => protocol == Protocol.RestJson1 || protocol == Protocol.AwsJson11 || protocol == Protocol.RpcV2Cbor;

    bool IsEc2 => protocol == Protocol.Ec2Query;

    internal void Check(string place, Shape ours, ModelShape model)
    {
        if (!seen.Add((ours.Type, model.Name))) return;
        var (expected, required) = (model.Members, model.Required);
        var streamed = model.Payload is { } payload && expected[payload] is { Type: "blob" } blob
            && (blob.Has("streaming") || IsStream(ours)) ? payload : null;
        if (IsStream(ours) != streamed is not null)
            findings.Wrong($"{place}: {ours.Type.Name} and the model disagree whether the body is a stream");
        foreach (var member in ours.Members)
        {
            if (expected.TryGetValue(member.Name, out var theirs)) Check($"{place} {ours.Type.Name}.{member.Name}", member, theirs, model);
            else findings.NotInModel($"{place} {ours.Type.Name}.{member.Name}");
        }
        var ourRequired = ours.Members.Where(member => member.Required).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in required.Where(name => name != streamed && !ourRequired.Contains(name)))
            findings.Wrong($"{place} {ours.Type.Name}.{name}: the model requires it, the record does not");
        foreach (var name in ourRequired.Where(name => isInput && !required.Contains(name) && expected.ContainsKey(name)))
            findings.Wrong($"{place} {ours.Type.Name}.{name}: the record requires it, the model does not");
    }

    void Check(string place, Member ours, ModelShape model, ModelShape parent)
    {
        var location = Location(ours.Name, model, parent);
        findings.Differs(place, "location", ours.Location, location);
        if (location is not (MemberLocation.Status or MemberLocation.Payload) && !(IsJson && location is MemberLocation.XmlAttribute))
            CheckName(place, ours, model, location);
        CheckType(place, ours, ours.Shape, model, outer: true);
    }

    static MemberLocation Location(string name, ModelShape model, ModelShape parent) => model.Trait("location") switch
    {
        "uri" => MemberLocation.Path,
        "querystring" => MemberLocation.Query,
        "header" => MemberLocation.Header,
        "headers" => MemberLocation.Headers,
        "statusCode" => MemberLocation.Status,
        _ when parent.Payload == name => MemberLocation.Payload,
        _ when model.Has("xmlAttribute") => MemberLocation.XmlAttribute,
        _ => MemberLocation.Body,
    };

    void CheckName(string place, Member ours, ModelShape model, MemberLocation location)
    {
        var name = model.Reference.Text("locationName");
        if (location is not MemberLocation.Body)
        {
            var standard = location is MemberLocation.Headers or MemberLocation.Query ? "" : ours.Name;
            findings.Differs(place, "wire name", ours.WireName, name ?? standard);
        }
        else if (IsEc2 && isInput)
        {
            findings.Differs(place, "parameter's name", ours.CapitalName, model.Reference.Text("queryName") ?? Capital(name) ?? ours.Name);
        }
        else if (!IsJson && model.Type is "list" && model.Has("flattened"))
        {
            findings.Differs(place, "name of flat items", ours.Items?.Name, model.Item.Reference.Text("locationName") ?? name ?? ours.Name);
        }
        else
        {
            findings.Differs(place, "wire name", IsEc2 ? ours.CamelName : ours.WireName ?? ours.Name, name ?? ours.Name);
        }
    }

    void CheckType(string place, Member member, Shape ours, ModelShape model, bool outer)
    {
        if (!Fits(ours, model.Type))
        {
            findings.Wrong($"{place}: {ours.Type.Name} cannot hold the model's {model.Type}");
            return;
        }
        switch (ours.Kind)
        {
            case ShapeKind.Timestamp:
                var standard = Default(member.Location);
                findings.Differs(place, "timestamp format", member.FormatOr(standard), Format(model) ?? standard);
                break;
            case ShapeKind.List:
                if (!IsJson && !(IsEc2 && isInput)) CheckItems(place, member, model, outer);
                CheckType(place, member, ours.Element, model.Item, outer: false);
                break;
            case ShapeKind.Map:
                if (!IsJson && member.Location is MemberLocation.Body) CheckEntries(place, member, model, outer);
                CheckType(place, member, ours.Element, model.Value, outer: false);
                break;
            case ShapeKind.Structure:
                Check(place, ours, model);
                break;
        }
    }

    void CheckItems(string place, Member member, ModelShape model, bool outer)
    {
        if (member.Location is not (MemberLocation.Body or MemberLocation.Payload)) return;
        var flat = model.Has("flattened");
        findings.Differs(place, "flat", outer && member.Flat, flat);
        if (flat) return;
        var standard = IsEc2 ? "item" : "member";
        var name = (outer ? member.Items?.Name : null) ?? standard;
        findings.Differs(place, "name of items", name, model.Item.Reference.Text("locationName") ?? "member");
    }

    void CheckEntries(string place, Member member, ModelShape model, bool outer)
    {
        findings.Differs(place, "flat", outer && member.Flat, model.Has("flattened"));
        var (key, value) = outer && member.Entries is { } entries ? (entries.Key, entries.Value) : ("key", "value");
        findings.Differs(place, "name of keys", key, model.Key.Reference.Text("locationName") ?? "key");
        findings.Differs(place, "name of values", value, model.Value.Reference.Text("locationName") ?? "value");
    }

    TimestampFormat Default(MemberLocation location) => location switch
    {
        MemberLocation.Header => TimestampFormat.HttpDate,
        MemberLocation.Body when IsJson => TimestampFormat.EpochSeconds,
        _ => TimestampFormat.DateTime,
    };

    static TimestampFormat? Format(ModelShape model) => model.Trait("timestampFormat") switch
    {
        "iso8601" => TimestampFormat.DateTime,
        "unixTimestamp" => TimestampFormat.EpochSeconds,
        "rfc822" => TimestampFormat.HttpDate,
        _ => null,
    };

    static bool Fits(Shape ours, string type) => type switch
    {
        "string" or "character" => ours.Kind is ShapeKind.String,
        "boolean" => ours.Kind is ShapeKind.Boolean,
        "integer" => ours.Kind is ShapeKind.Integer,
        "long" => ours.Type == typeof(long),
        "double" or "float" => ours.Kind is ShapeKind.Float,
        "timestamp" => ours.Kind is ShapeKind.Timestamp,
        "blob" => ours.Kind is ShapeKind.Blob,
        "list" => ours.Kind is ShapeKind.List,
        "map" => ours.Kind is ShapeKind.Map,
        _ => ours.Kind is ShapeKind.Structure,
    };

    static bool IsStream(Shape shape) => shape.Type.IsAssignableTo(typeof(IStreamingBody));

    static string? Capital(string? name) => name is null ? null : char.ToUpperInvariant(name[0]) + name[1..];
}
