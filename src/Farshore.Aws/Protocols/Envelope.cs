using System.Collections;

namespace Farshore.Aws.Protocols;

/// <summary>The members that ride outside the body: in the path, the query and the headers.</summary>
static class Envelope
{
    public static WireRequest Write(IOperation operation, Shape shape, object input)
    {
        var template = PathTemplate.Of(operation.Route);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var query = template.FixedQuery.ToList();
        var spread = new List<KeyValuePair<string, string>>();
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in shape.Members)
        {
            if (member.Location is MemberLocation.Body || member.Get(input) is not { } value) continue;
            switch (member.Location)
            {
                case MemberLocation.Path:
                    labels[member.WireName!] = ScalarText.Write(value, member.FormatOr(TimestampFormat.DateTime));
                    break;
                case MemberLocation.Query when member.Shape.Kind is ShapeKind.Map:
                    spread.AddRange(Spread(member, (IDictionary)value));
                    break;
                case MemberLocation.Query:
                    query.AddRange(Pairs(member.WireName!, value, member));
                    break;
                default:
                    WriteHeader(headers, member, value);
                    break;
            }
        }
        var named = query.Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        query.AddRange(spread.Where(pair => !named.Contains(pair.Key)));
        return new(operation.Route.Method, template.Fill(labels)) { Query = query, Headers = headers };
    }

    public static void WriteHeader(Dictionary<string, string> headers, Member member, object value)
    {
        var format = member.FormatOr(TimestampFormat.HttpDate);
        switch (member.Location)
        {
            case MemberLocation.Header when member.Shape.Kind is ShapeKind.List:
                var items = ((IEnumerable)value).Cast<object>().Select(item => ScalarText.Write(item, format)).ToList();
                if (items.Count > 0) headers[member.WireName!] = HeaderList.Write(items, member.Shape.Element.Kind);
                break;
            case MemberLocation.Header:
                headers[member.WireName!] = ScalarText.Write(value, format);
                break;
            case MemberLocation.Headers:
                foreach (DictionaryEntry entry in (IDictionary)value)
                    headers[member.WireName + (string)entry.Key] = ScalarText.Write(entry.Value ?? "", format);
                break;
        }
    }

    public static void Read(IOperation operation, WireRequest request, Shape shape, Document document)
    {
        var template = PathTemplate.Of(operation.Route);
        if (!template.TryMatch(request.Path, out var labels))
            throw new ArgumentException($"{request.Path} is no path of {operation.Name}, which lives at {operation.Route.Template}");
        foreach (var member in shape.Members)
        {
            switch (member.Location)
            {
                case MemberLocation.Path:
                    ReadText(labels.GetValueOrDefault(member.WireName!), member, document);
                    break;
                case MemberLocation.Query when member.Shape.Kind is ShapeKind.Map:
                    ReadSpread(request, template, shape, member, document);
                    break;
                case MemberLocation.Query:
                    ReadQuery(request, member, document);
                    break;
                default:
                    ReadHeader(request.Headers, member, document);
                    break;
            }
        }
    }

    public static void ReadHeader(Dictionary<string, string> headers, Member member, Document document)
    {
        switch (member.Location)
        {
            case MemberLocation.Header when member.Shape.Kind is ShapeKind.List && headers.TryGetValue(member.WireName!, out var list):
                ReadList(HeaderList.Read(list, member.Shape.Element.Kind), member, member.Shape, document);
                break;
            case MemberLocation.Header:
                ReadText(headers.GetValueOrDefault(member.WireName!), member, document);
                break;
            case MemberLocation.Headers:
                document.Json.WritePropertyName(member.DocumentName);
                document.Json.WriteStartObject();
                foreach (var (name, value) in headers)
                {
                    if (!name.StartsWith(member.WireName!, StringComparison.OrdinalIgnoreCase)) continue;
                    document.Json.WritePropertyName(name[member.WireName!.Length..]);
                    document.Scalar(value, member, member.Shape.Element);
                }
                document.Json.WriteEndObject();
                break;
        }
    }

    static IEnumerable<KeyValuePair<string, string>> Pairs(string name, object value, Member member)
    {
        var items = value is IEnumerable list and not string and not byte[] ? list.Cast<object>() : [value];
        return items.Select(item => KeyValuePair.Create(name, ScalarText.Write(item, member.FormatOr(TimestampFormat.DateTime))));
    }

    static IEnumerable<KeyValuePair<string, string>> Spread(Member member, IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
            foreach (var pair in Pairs((string)entry.Key, entry.Value ?? "", member)) yield return pair;
    }

    static void ReadText(string? text, Member member, Document document)
    {
        // An empty header or parameter is a text, but no number, flag or time.
        if (text is null || (text.Length == 0 && member.Shape.Kind is not ShapeKind.String))
        {
            document.Missing(member);
            return;
        }
        document.Json.WritePropertyName(member.DocumentName);
        document.Scalar(text, member, member.Shape);
    }

    static void ReadQuery(WireRequest request, Member member, Document document)
    {
        var values = request.Query.Where(pair => pair.Key == member.WireName).Select(pair => pair.Value);
        if (member.Shape.Kind is not ShapeKind.List) ReadText(values.FirstOrDefault(), member, document);
        else if (values.Any()) ReadList(values, member, member.Shape, document);
        else document.Missing(member);
    }

    static void ReadSpread(WireRequest request, PathTemplate template, Shape shape, Member member, Document document)
    {
        var named = shape.Members.Where(one => one.Location is MemberLocation.Query && one.Shape.Kind is not ShapeKind.Map)
            .Select(one => one.WireName!).Concat(template.FixedQuery.Select(pair => pair.Key)).ToHashSet(StringComparer.Ordinal);
        var spread = request.Query.Where(pair => !named.Contains(pair.Key))
            .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal).ToList();
        if (spread.Count == 0)
        {
            document.Missing(member);
            return;
        }
        document.Json.WritePropertyName(member.DocumentName);
        document.Json.WriteStartObject();
        foreach (var group in spread)
        {
            document.Json.WritePropertyName(group.Key);
            if (member.Shape.Element.Kind is ShapeKind.List) WriteItems(group, member, member.Shape.Element, document);
            else document.Scalar(group.First(), member, member.Shape.Element);
        }
        document.Json.WriteEndObject();
    }

    static void ReadList(IEnumerable<string> items, Member member, Shape list, Document document)
    {
        document.Json.WritePropertyName(member.DocumentName);
        WriteItems(items, member, list, document);
    }

    static void WriteItems(IEnumerable<string> items, Member member, Shape list, Document document)
    {
        document.Json.WriteStartArray();
        foreach (var item in items) document.Scalar(item, member, list.Element);
        document.Json.WriteEndArray();
    }
}
