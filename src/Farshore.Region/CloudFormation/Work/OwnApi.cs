using System.Net.Sockets;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>The region's own API, as a stack's work uses it: for somebody, who may do no more through a stack than without one.</summary>
/// <param name="api">With the regions' own key, which may do everything.</param>
/// <param name="served">Knows the services' rules.</param>
/// <param name="actor">For whom.</param>
sealed class OwnApi(IAwsClient api, Operations served, Actor actor, TimeProvider time) : IAwsClient
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>A region that starts takes up its work before it listens.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Principal caller = new(actor.Arn, actor.Account, actor.AccessKeyId) { UserId = actor.UserId ?? actor.Account };

    public string Region => api.Region;

    public async Task<TOutput> SendAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken)
    {
        if (!caller.IsRoot && served.GuardOf(operation.Service) is { } guard) Ask(guard, operation, input);
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await api.SendAsync(operation, input, cancellationToken);
            }
            catch (HttpRequestException refused) when (IsNotUp(refused) && time.GetElapsedTime(begun) < Patience)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    void Ask<TInput, TOutput>(Guard guard, Operation<TInput, TOutput> operation, TInput input) => guard(
        operation, new(caller, "", time.GetUtcNow())
        {
            Request = operation.WriteRequest(input),
        });

    // Nothing was sent then, so that sending again is the first time.
    static bool IsNotUp(HttpRequestException failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException { SocketErrorCode: SocketError.ConnectionRefused }) return true;
        }

        return false;
    }
}
