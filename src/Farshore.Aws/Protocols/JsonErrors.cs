using System.Text.Json;

namespace Farshore.Aws.Protocols;

/// <summary>Errors as JSON. The code rides in a header, in <c>__type</c> or in <c>code</c>, with or without a namespace.</summary>
static class JsonErrors
{
    public static WireResponse Write(ServiceContract service, AwsException error, string requestId, string? typeMember, string contentType)
    {
        var response = new WireResponse(error.Status)
        {
            Headers = { ["Content-Type"] = contentType, [service.Dialect.RequestIdHeader] = requestId },
            Body = JsonBody.Write(json =>
            {
                json.WriteStartObject();
                if (typeMember is not null) json.WriteString(typeMember, QueryErrors.TypeOf(service, error));
                json.WriteString(service.Dialect.MessageMember, error.Message);
                foreach (var (name, value) in error.Details) json.WriteString(name, value);
                json.WriteEndObject();
            }),
        };
        QueryErrors.Write(service, error, response);
        foreach (var (name, value) in error.Headers) response.Headers[name] = value;
        return response;
    }

    public static AwsException Read(WireResponse response)
    {
        var members = Members(response.Body);
        var code = Bare(response.Headers.GetValueOrDefault("x-amzn-ErrorType") ?? Find("__type") ?? Find("code") ?? Find("Code"));
        var message = Find("message") ?? Find("Message") ?? Find("errorMessage") ?? "";
        return new(QueryErrors.CodeOf(response) ?? code ?? response.Status.ToString(), message, response.Status)
        {
            Details = members.Where(member => member.Key is not ("__type" or "message" or "Message")).ToDictionary(StringComparer.Ordinal),
            Headers = response.Headers,
            RequestId = response.Headers.GetValueOrDefault("x-amzn-RequestId"),
        };

        string? Find(string name) => members.GetValueOrDefault(name);
    }

    // com.amazon.coral#NoSuchThing:http://internal.example/ is NoSuchThing.
    static string? Bare(string? type) => type?.Split(':')[0].Split('#')[^1];

    static Dictionary<string, string> Members(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var parsed = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body);
            return parsed.RootElement.ValueKind is not JsonValueKind.Object ? [] : parsed.RootElement.EnumerateObject()
                .Where(member => member.Value.ValueKind is not JsonValueKind.Null)
                .ToDictionary(member => member.Name, member => member.Value.ToString(), StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            // A proxy between us and AWS answers in HTML; the status still says what happened.
            return [];
        }
    }
}
