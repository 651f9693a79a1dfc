using Farshore.Aws.Protocols;
using Farshore.Aws.Signing;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>The service in a request's credential scope, read before anything of it is believed.</summary>
static class SigningName
{
    const string Field = "Credential=";

    public static string? Of(WireRequest request)
    {
        var credential = request.Headers.TryGetValue("authorization", out var header)
            && header.IndexOf(Field, StringComparison.Ordinal) is >= 0 and var start
            ? header[(start + Field.Length)..].Split(',', ' ')[0]
            : request.Query.Find(pair => pair.Key == "X-Amz-Credential").Value;
        return credential is not null && CredentialScope.TryParse(credential, out _, out var scope) ? scope.Service : null;
    }
}
