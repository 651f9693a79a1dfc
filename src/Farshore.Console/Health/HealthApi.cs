using Farshore.Console.Access;
using Farshore.Recovery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farshore.Console.Health;

/// <summary>Says whether the console can do its work: whether it reads its journals. It says nothing else, so whoever is on this machine
/// may ask.</summary>
static class HealthApi
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static void Map(WebApplication web) =>
        web.MapGet(Admission.HealthPath, AskAsync).WithName("health").WithTags("Operations")
            .WithSummary("Whether the console answers and reads its journals")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain")
            .Produces(StatusCodes.Status503ServiceUnavailable, contentType: "text/plain");

    static async Task<ContentHttpResult> AskAsync(RecoveryEngine engine, TimeProvider time, CancellationToken cancellationToken)
    {
        // A file on a disk that hangs must not let whoever asks hang too.
        var asking = Task.Run(engine.Census.Ask, cancellationToken);
        try
        {
            await asking.WaitAsync(Longest, time, cancellationToken);
            return TypedResults.Text("ok\n");
        }
        catch (Exception unread) when (!cancellationToken.IsCancellationRequested && unread is not OutOfMemoryException)
        {
            return TypedResults.Text("journals cannot be read\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
