using System.Globalization;
using Farshore.Recovery.Checks.Facts;

namespace Farshore.Recovery.Checks.Access;

/// <summary>AWS refuses requests whose time is five minutes off, and every recovery point is measured by this machine's clock.</summary>
sealed class ClockCheck : Check
{
    // The Date header has whole seconds, and the answer was on its way.
    static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public override string Name => "clock";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        yield return new(Names.Plan, $"this machine's clock beside that of {facts.Secondary.Name}", async () =>
        {
            await facts.Secondary.ReachedAsync();
            var time = facts.World.Time;
            using var question = new HttpRequestMessage(HttpMethod.Head, Endpoint(facts));
            var before = time.GetUtcNow();
            using var answer = await facts.World.Web.SendAsync(question, facts.CancellationToken);
            var here = before + ((time.GetUtcNow() - before) / 2);
            if (answer.Headers.Date is not { } there) return Answer.Skipped("the Region's answer bears no date");
            var ahead = here - there;
            return ahead.Duration() <= Tolerance
                ? Answer.Ok("they agree")
                : Answer.Warning(string.Create(CultureInfo.InvariantCulture,
                    $"it is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead" : "behind")}"),
                    "sudo timedatectl set-ntp true");
        });
    }

    /// <summary>Any service's address will do, and an unsigned question is answered with a date too.</summary>
    static Uri Endpoint(PreflightFacts facts)
    {
        var config = facts.World.InSecondary.S3.Config;
        return new(config.ServiceURL ?? $"https://s3.{facts.Secondary.Name}.{config.RegionEndpoint.PartitionDnsSuffix}");
    }
}
