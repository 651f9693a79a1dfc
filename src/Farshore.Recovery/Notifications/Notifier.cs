using System.Net;
using System.Security.Cryptography;
using System.Text;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Sns;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Notifications;

/// <summary>Tells the people a plan names about its runs. It never throws and never holds a run up for long: what could not be told is
/// written down.</summary>
/// <param name="log">What was told before.</param>
/// <param name="web">For webhooks; it must not follow where an answer points to.</param>
/// <param name="world">The run's Regions, for topics.</param>
public sealed class Notifier(NoticeLog log, HttpClient web, RunWorld world)
{
    /// <summary>For webhooks: nobody is followed to where an answer points.</summary>
    public static readonly HttpClient Hooks = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    const int MostSubject = 100;
    static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="plan">Whom to tell, and of what.</param>
    /// <param name="notice">What.</param>
    /// <param name="about">Names the notice among those of its run: each is told once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task TellAsync(Plan plan, RunNotice notice, string about, CancellationToken cancellationToken) =>
        await Task.WhenAll(plan.Notifications.Where(told => told.On.Contains(notice.On))
            .Select(told => TellAsync(told, notice, about, cancellationToken)));

    async Task TellAsync(PlanNotification told, RunNotice notice, string about, CancellationToken cancellationToken)
    {
        // An address may carry a secret in its path or query; its host says enough.
        var target = told.Webhook is { } hook
            ? $"webhook {hook.Scheme}://{hook.Authority} ({Fingerprint(hook)})" : $"topic {told.Topic}";
        if (log.IsSent(notice.Run, about, target)) return;
        var failure = await TryAsync(told, notice, cancellationToken);
        log.Put(notice.Run, about, target, world.Time.GetUtcNow(), failure);
    }

    /// <summary>Tells two addresses of one host apart.</summary>
    static string Fingerprint(Uri hook) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hook.AbsoluteUri)))[..6];

    /// <returns>Why it was not taken; null where it was.</returns>
    async Task<string?> TryAsync(PlanNotification told, RunNotice notice, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (failure, isFinal) = await OnceAsync(told, notice, cancellationToken);
            if (failure is null || isFinal || attempt == Pauses.Length || cancellationToken.IsCancellationRequested) return failure;
            await Task.Delay(Pauses[attempt], world.Time, CancellationToken.None);
        }
    }

    async Task<(string? Failure, bool IsFinal)> OnceAsync(
        PlanNotification told, RunNotice notice, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (told.Webhook is { } hook) return await PostAsync(hook, notice, patience.Token);
            await PublishAsync(told.Topic!, notice, patience.Token);
            return (null, true);
        }
        catch (OperationCanceledException)
        {
            return ($"no answer within {Patience.TotalSeconds:0} s", cancellationToken.IsCancellationRequested);
        }
        catch (Exception refused)
        {
            return (refused is AwsException aws ? $"{aws.Code}: {aws.Message}" : refused.Message, Failure.Transient(refused) is null);
        }
    }

    async Task<(string? Failure, bool IsFinal)> PostAsync(Uri hook, RunNotice notice, CancellationToken cancellationToken)
    {
        using var content = new StringContent(notice.ToJson(), Encoding.UTF8, "application/json");
        using var answer = await web.PostAsync(hook, content, cancellationToken);
        return answer.IsSuccessStatusCode ? (null, true)
            : ($"it answered {(int)answer.StatusCode}", answer.StatusCode < HttpStatusCode.InternalServerError
                && answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout));
    }

    async Task PublishAsync(string topic, RunNotice notice, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(topic, out var arn)) throw new StepRefusedException($"{topic} is not an ARN");
        var region = new[] { world.Secondary, world.Primary }.FirstOrDefault(access => access?.Region == arn.Region)
            ?? throw new StepRefusedException($"{topic} is in neither of the plan's Regions");
        await region.Aws.SendAsync(SnsApi.Publish,
            new() { TopicArn = topic, Subject = Subject(notice), Message = notice.ToJson() }, cancellationToken);
    }

    /// <summary>A subject is ASCII without line breaks, and short.</summary>
    static string Subject(RunNotice notice)
    {
        var text = $"{notice.Kind} of {notice.Plan}: {notice.Verdict}";
        return new string([.. text.Take(MostSubject).Select(letter => letter is >= ' ' and <= '~' ? letter : '?')]);
    }
}
