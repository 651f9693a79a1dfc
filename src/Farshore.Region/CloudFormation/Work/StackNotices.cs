using System.Text;
using Farshore.Aws;
using Farshore.Aws.Sns;
using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Tells topics what happens to a stack. What is to be told is written with the event and forgotten when the topic took
/// it.</summary>
sealed partial class StackNotices(RegionContext region, StackState state) : IAsyncDisposable
{
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly SemaphoreSlim woken = new(0);
    readonly CancellationTokenSource stopping = new();
    readonly ILogger log = region.Logs.CreateLogger<StackNotices>();
    Task telling = Task.CompletedTask;

    public static IEnumerable<Notice> Of(StackRow stack, EventRow one) => stack.Notifications.Select((topic, at) => new Notice(
        $"{one.Key}/{at}", topic, "AWS CloudFormation Notification", Text(stack, one)));

    public void Start()
    {
        telling = Task.Run(TellAsync);
        Wake();
    }

    public void Wake() => woken.Release();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await telling;
        stopping.Dispose();
        woken.Dispose();
    }

    async Task TellAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var left = false;
                foreach (var notice in state.Notices.List(most: 100)) left |= !await TellAsync(notice);
                if (left) await Task.Delay(AfterFailure, region.Clock.Real, stopping.Token);
                else await woken.WaitAsync(stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <returns>Whether there is nothing left to do about it.</returns>
    async Task<bool> TellAsync(Notice notice)
    {
        try
        {
            await region.Peers.For(Arn.Parse(notice.TopicArn).Region).SendAsync(SnsApi.Publish, new()
            {
                TopicArn = notice.TopicArn, Subject = notice.Subject, Message = notice.Message,
            }, stopping.Token);
        }
        catch (Exception failure) when (failure is AwsException or HttpRequestException or RegionException or FormatException)
        {
            LogUntold(failure, notice.TopicArn);
            var isOld = failure is not HttpRequestException || region.Time.GetUtcNow() - At(notice) > Patience;
            if (!isOld) return false;
        }

        await state.Notices.DeleteAsync(notice.Key, stopping.Token);
        return true;
    }

    DateTimeOffset At(Notice notice) => long.TryParse(notice.Key.Split('/')[^2], out var ticks)
        ? new(ticks, TimeSpan.Zero) : region.Time.GetUtcNow();

    static string Text(StackRow stack, EventRow one)
    {
        var text = new StringBuilder();
        Line("StackId", stack.Id);
        Line("Timestamp", one.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        Line("EventId", one.EventId);
        Line("LogicalResourceId", one.LogicalId);
        Line("Namespace", stack.Id.Split(':')[4]);
        Line("PhysicalResourceId", one.PhysicalId);
        Line("ResourceProperties", one.Properties);
        Line("ResourceStatus", one.Status);
        Line("ResourceStatusReason", one.Reason);
        Line("ResourceType", one.Type);
        Line("StackName", stack.Name);
        Line("ClientRequestToken", one.ClientToken);
        return text.ToString();

        void Line(string name, string? value) => text.Append(name).Append("='").Append(value).Append("'\n");
    }

    [LoggerMessage(LogLevel.Warning, "{Topic} was not told of an event")]
    partial void LogUntold(Exception failure, string topic);
}
