using System.Text;
using Farshore.Console.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Farshore.Console.Api;

/// <summary>What the generated description of the API says beside the routes themselves: what it is, how one gets in, what a refusal looks
/// like.</summary>
static class Description
{
    const string Token = "token";
    const string Session = "session";
    const string Csrf = "csrf";
    const string Suffix = "Api";
    const string ProblemType = "application/problem+json";

    const string About = """
        What the pages of `farshore serve` use, for programs. Programs bring the console's token (`--token-file`) as
        `Authorization: Bearer`. Browsers bring the session's cookie and, with whatever changes something, the session's
        value in the header `X-Farshore`. Whatever is refused is answered as problem details (RFC 9457) with a `remedy`.
        Within version 1 fields and routes are added and never taken away.
        """;

    public static void Configure(OpenApiOptions options)
    {
        options.AddOperationTransformer(CompleteAsync);
        options.AddDocumentTransformer(Complete);
    }

    static Task Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = "Farshore console", Version = "1", Description = About };
        // Wherever it was asked from: it is the same on every port.
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "What is in the file that --token-file named.",
            },
            [Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "farshore-PORT",
                Description = "The cookie of who followed a login link; PORT is the console's, and by https the name begins with __Host-.",
            },
            [Csrf] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = Admission.CsrfHeader,
                Description = "With a session, for whatever is no GET: the value that GET /api/v1/session gives as csrf.",
            },
        };
        foreach (var (path, item) in document.Paths)
        foreach (var (method, operation) in item.Operations ?? [])
            operation.Security = path == Admission.HealthPath ? [] : Needs(document, method == HttpMethod.Get);
        document.Tags = document.Paths.Values.Where(item => item.Operations is not null)
            .SelectMany(item => item.Operations!.Values).SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Name!).Distinct(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name }).ToHashSet();
        return Task.CompletedTask;
    }

    static List<OpenApiSecurityRequirement> Needs(OpenApiDocument document, bool onlyReads)
    {
        var session = new OpenApiSecurityRequirement { [new(Session, document)] = [] };
        if (!onlyReads) session[new(Csrf, document)] = [];
        return [new() { [new(Token, document)] = [] }, session];
    }

    static async Task CompleteAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.Tags?.FirstOrDefault()?.Name is { } tag && tag.EndsWith(Suffix, StringComparison.Ordinal))
            operation.Tags = new HashSet<OpenApiTagReference> { new(Words(tag[..^Suffix.Length]), context.Document) };
        if (context.Description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is not true) return;
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemAnswer), null, cancellationToken);
        context.Document?.AddComponent(nameof(ProblemAnswer), schema);
        operation.Responses ??= [];
        operation.Responses.TryAdd("default", new OpenApiResponse
        {
            Description = "A refusal: what is wrong, and what helps.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(ProblemAnswer), context.Document) },
            },
        });
    }

    /// <summary>RunEvents → Run events.</summary>
    static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0) words.Append(' ').Append(char.ToLowerInvariant(letter));
            else words.Append(letter);
        }

        return words.ToString();
    }
}
