using System.Collections;
using System.Text;

namespace Farshore.Aws.Protocols;

/// <summary>Structures as form fields with dotted names: the requests of awsQuery and ec2Query.</summary>
/// <param name="ec2">Lists have no infix, empty ones are not sent, and names are capitalised.</param>
sealed class FormBody(bool ec2)
{
    public void Write(StringBuilder form, Shape shape, object value, string prefix = "")
    {
        foreach (var member in shape.BodyMembers)
            if (member.Get(value) is { } set) WriteValue(form, member.Shape, set, prefix + NameOf(member), member, outer: true, prefix);
    }

    public void Read(FormNode source, Shape shape, Document document)
    {
        foreach (var member in shape.BodyMembers)
        {
            if (Find(source, member) is { } found)
            {
                document.Json.WritePropertyName(member.DocumentName);
                ReadValue(found, member.Shape, member, document, outer: true);
            }
            else document.Missing(member);
        }
    }

    string NameOf(Member member) => ec2 ? member.CapitalName : member.BodyName;

    string ListPath(Member member, bool outer) =>
        ec2 ? "" : outer && member.Flat ? "" : outer && member.Items is { } items ? items.Name : "member";

    static string MapPath(Member member, bool outer) => outer && member.Flat ? "" : "entry";

    void WriteValue(StringBuilder form, Shape shape, object? value, string name, Member member, bool outer, string parent)
    {
        switch (shape.Kind)
        {
            case var _ when value is null:
                break;
            case ShapeKind.Structure:
                Write(form, shape, value, name + ".");
                break;
            case ShapeKind.List:
                var list = (IEnumerable)value;
                if (outer && !ec2 && member.Items is { Flat: true } flat && list.Cast<object?>().Any()) name = parent + flat.Name;
                WriteList(form, shape, list, name, member, outer);
                break;
            case ShapeKind.Map:
                WriteMap(form, shape, (IDictionary)value, name, member, outer);
                break;
            default:
                Add(form, name, ScalarText.Write(value, member.FormatOr(TimestampFormat.DateTime)));
                break;
        }
    }

    void WriteList(StringBuilder form, Shape shape, IEnumerable list, string name, Member member, bool outer)
    {
        var infix = ListPath(member, outer);
        var items = infix.Length == 0 ? name : $"{name}.{infix}";
        var index = 0;
        foreach (var element in list) WriteValue(form, shape.Element, element, $"{items}.{++index}", member, outer: false, "");
        if (index == 0 && !ec2) Add(form, name, "");
    }

    void WriteMap(StringBuilder form, Shape shape, IDictionary map, string name, Member member, bool outer)
    {
        var infix = MapPath(member, outer);
        var entries = infix.Length == 0 ? name : $"{name}.{infix}";
        var (keyName, valueName) = EntryNames(member, outer);
        var index = 0;
        foreach (DictionaryEntry entry in map)
        {
            index++;
            Add(form, $"{entries}.{index}.{keyName}", (string)entry.Key);
            WriteValue(form, shape.Element, entry.Value, $"{entries}.{index}.{valueName}", member, outer: false, "");
        }
    }

    FormNode? Find(FormNode source, Member member) =>
        !ec2 && member.Items is { Flat: true } flat && source.Child(flat.Name) is { } list ? list : source.Child(NameOf(member));

    void ReadValue(FormNode source, Shape shape, Member member, Document document, bool outer = false)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                document.Json.WriteStartObject();
                Read(source, shape, document);
                document.Json.WriteEndObject();
                break;
            case ShapeKind.List:
                document.Json.WriteStartArray();
                // AWS takes the short form Name.1 wherever Name.member.1 is documented.
                var items = ListPath(member, outer) is { Length: > 0 } infix ? source.Child(infix) ?? source.Child("member") : null;
                foreach (var item in (items ?? source).Numbered()) ReadValue(item, shape.Element, member, document);
                document.Json.WriteEndArray();
                break;
            case ShapeKind.Map:
                var entries = MapPath(member, outer) is { Length: > 0 } entry ? source.Child(entry) : null;
                ReadMap(entries ?? source, shape, member, document, outer);
                break;
            default:
                document.Scalar(source.Value ?? "", member, shape);
                break;
        }
    }

    void ReadMap(FormNode source, Shape shape, Member member, Document document, bool outer)
    {
        var (keyName, valueName) = EntryNames(member, outer);
        document.Json.WriteStartObject();
        foreach (var entry in source.Numbered())
        {
            if (entry.Child(keyName)?.Value is not { } key) throw document.Unreadable(member, "an entry without a key");
            document.Json.WritePropertyName(key);
            var value = entry.Child(valueName) ?? throw document.Unreadable(member, $"{key} without a value");
            ReadValue(value, shape.Element, member, document);
        }
        document.Json.WriteEndObject();
    }

    static (string Key, string Value) EntryNames(Member member, bool outer) =>
        outer && member.Entries is { } entries ? (entries.Key, entries.Value) : ("key", "value");

    static void Add(StringBuilder form, string name, string value) =>
        form.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
}
