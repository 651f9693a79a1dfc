using System.Collections;
using System.Xml;
using System.Xml.Linq;

namespace Farshore.Aws.Protocols;

/// <summary>Structures as XML elements: the body of restXml in both directions, and of the query protocols' responses.</summary>
/// <param name="nameOf">The element's name of a member.</param>
/// <param name="itemName">The element's name of a list's item where the contract gives none.</param>
/// <param name="milliseconds">Times have milliseconds even where there are none.</param>
sealed class XmlBody(Func<Member, string> nameOf, string itemName, bool milliseconds = false)
{
    const string EntryName = "entry";
    const string KeyName = "key";
    const string ValueName = "value";

    public void WriteMembers(XmlWriter xml, string? space, Shape shape, object value)
    {
        foreach (var member in shape.Members)
            if (member.Location is MemberLocation.XmlAttribute && member.Get(value) is { } set) WriteAttribute(xml, member, set);
        if (value is IInterleaved { InOrder: { } order }) WriteInterleaved(xml, space, shape, value, order);
        else
        {
            foreach (var member in shape.BodyMembers)
                if (member.Get(value) is { } set) WriteMember(xml, space, member, set);
        }
    }

    // The common order stands where the first of the lists would.
    void WriteInterleaved(XmlWriter xml, string? space, Shape shape, object value, IReadOnlyList<object> order)
    {
        var lists = new Dictionary<Type, Member>();
        foreach (var member in shape.BodyMembers.Where(member => member.Flat && member.Shape.Kind is ShapeKind.List))
            if (order.Any(element => element.GetType() == member.Shape.Element.Type)) lists[member.Shape.Element.Type] = member;
        var written = false;
        foreach (var member in shape.BodyMembers)
        {
            if (!lists.ContainsValue(member))
            {
                if (member.Get(value) is { } set) WriteMember(xml, space, member, set);
                continue;
            }

            if (written) continue;
            written = true;
            foreach (var element in order)
            {
                var list = lists[element.GetType()];
                WriteElement(xml, space, list.Items!.Name, list.Shape.Element, element, list);
            }
        }
    }

    public void ReadMembers(XElement source, Shape shape, Document document)
    {
        foreach (var member in shape.Members)
            if (member.Location is MemberLocation.XmlAttribute) ReadAttribute(source, member, document);
        foreach (var member in shape.BodyMembers) ReadMember(source, member, document);
    }

    static void WriteAttribute(XmlWriter xml, Member member, object value)
    {
        var name = member.WireName!.Split(':');
        var text = ScalarText.Write(value, TimestampFormat.DateTime);
        if (name is [var prefix, var local]) xml.WriteAttributeString(prefix, local, member.XmlNamespace, text);
        else xml.WriteAttributeString(name[0], text);
    }

    static void ReadAttribute(XElement source, Member member, Document document)
    {
        var local = member.WireName![(member.WireName!.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (source.Attributes().FirstOrDefault(one => !one.IsNamespaceDeclaration && one.Name.LocalName == local) is { } found)
        {
            document.Json.WritePropertyName(member.DocumentName);
            document.Scalar(found.Value, member, member.Shape);
        }
        else document.Missing(member);
    }

    void WriteMember(XmlWriter xml, string? space, Member member, object value)
    {
        switch (member.Shape.Kind)
        {
            case ShapeKind.List when member.Flat:
                foreach (var element in (IEnumerable)value)
                    WriteElement(xml, space, member.Items!.Name, member.Shape.Element, element, member);
                break;
            case ShapeKind.Map when member.Flat:
                foreach (DictionaryEntry entry in (IDictionary)value)
                    WriteEntry(xml, space, nameOf(member), member.Shape, entry, member, outer: true);
                break;
            default:
                WriteElement(xml, space, nameOf(member), member.Shape, value, member, outer: true);
                break;
        }
    }

    void ReadMember(XElement source, Member member, Document document)
    {
        if (member.Flat)
        {
            ReadFlat(source, member, document);
        }
        else if (source.Child(nameOf(member)) is { } found && (!found.IsEmptyText() || CanBeEmpty(member.Shape)))
        {
            document.Json.WritePropertyName(member.DocumentName);
            ReadValue(found, member.Shape, member, document, outer: true);
        }
        else document.Missing(member);
    }

    // The member's own attributes name the items of its outermost list or map; what nests deeper goes by the protocol's names.
    void WriteElement(XmlWriter xml, string? space, string name, Shape shape, object? value, Member member, bool outer = false)
    {
        xml.WriteStartElement(name, space);
        switch (shape.Kind)
        {
            case var _ when value is null:
                break;
            case ShapeKind.Structure:
                WriteMembers(xml, space, shape, value);
                break;
            case ShapeKind.List:
                var item = outer && member.Items is { } items ? items.Name : itemName;
                foreach (var element in (IEnumerable)value) WriteElement(xml, space, item, shape.Element, element, member);
                break;
            case ShapeKind.Map:
                foreach (DictionaryEntry entry in (IDictionary)value) WriteEntry(xml, space, EntryName, shape, entry, member, outer);
                break;
            default:
                var format = member.FormatOr(TimestampFormat.DateTime);
                xml.WriteString(milliseconds && format is TimestampFormat.DateTime && value is DateTimeOffset at
                    ? Timestamps.WriteMilliseconds(at)
                    : ScalarText.Write(value, format));
                break;
        }
        xml.WriteEndElement();
    }

    void WriteEntry(XmlWriter xml, string? space, string name, Shape map, DictionaryEntry entry, Member member, bool outer)
    {
        var (key, value) = EntryNames(member, outer);
        xml.WriteStartElement(name, space);
        xml.WriteElementString(key, space, (string)entry.Key);
        WriteElement(xml, space, value, map.Element, entry.Value, member);
        xml.WriteEndElement();
    }

    void ReadFlat(XElement source, Member member, Document document)
    {
        var name = member.Items?.Name ?? nameOf(member);
        var found = source.Elements().Where(element => element.Name.LocalName == name).ToList();
        if (found.Count == 0)
        {
            document.Missing(member);
            return;
        }
        document.Json.WritePropertyName(member.DocumentName);
        if (member.Shape.Kind is ShapeKind.List) ReadItems(found, member.Shape, member, document);
        else ReadEntries(found, member.Shape, member, document, outer: true);
    }

    void ReadValue(XElement source, Shape shape, Member member, Document document, bool outer = false)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                document.Json.WriteStartObject();
                ReadMembers(source, shape, document);
                document.Json.WriteEndObject();
                break;
            case ShapeKind.List:
                ReadItems(source.Elements(), shape, member, document);
                break;
            case ShapeKind.Map:
                ReadEntries(source.Elements(), shape, member, document, outer);
                break;
            default:
                document.Scalar(shape.Kind is ShapeKind.String ? source.Value : source.Value.Trim(), member, shape);
                break;
        }
    }

    void ReadItems(IEnumerable<XElement> items, Shape list, Member member, Document document)
    {
        document.Json.WriteStartArray();
        foreach (var item in items) ReadValue(item, list.Element, member, document);
        document.Json.WriteEndArray();
    }

    void ReadEntries(IEnumerable<XElement> entries, Shape map, Member member, Document document, bool outer)
    {
        var (keyName, valueName) = EntryNames(member, outer);
        document.Json.WriteStartObject();
        foreach (var entry in entries)
        {
            if (entry.Child(keyName) is not { } key || entry.Child(valueName) is not { } value)
                throw document.Unreadable(member, entry.ToString());
            document.Json.WritePropertyName(key.Value);
            ReadValue(value, map.Element, member, document);
        }
        document.Json.WriteEndObject();
    }

    static (string Key, string Value) EntryNames(Member member, bool outer) =>
        outer && member.Entries is { } entries ? (entries.Key, entries.Value) : (KeyName, ValueName);

    static bool CanBeEmpty(Shape shape) => !shape.IsScalar || shape.Kind is ShapeKind.String or ShapeKind.Blob;
}
