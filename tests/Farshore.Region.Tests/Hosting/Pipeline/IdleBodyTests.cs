using System.IO.Pipelines;
using Farshore.Aws;
using Farshore.Region.Hosting.Pipeline;

namespace Farshore.Region.Tests.Hosting.Pipeline;

public sealed class IdleBodyTests
{
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(900);

    [Fact]
    public async Task A_sender_who_stops_is_given_up_and_one_who_is_slow_is_not()
    {
        Pipe pipe = new();
        await using IdleBody body = new(pipe.Reader.AsStream(), Short, TimeProvider.System, default);
        var buffer = new byte[10];

        for (var sent = 0; sent < 4; sent++)
        {
            var reading = body.ReadAsync(buffer, default);
            await Task.Delay(Short / 9);
            await pipe.Writer.WriteAsync(new byte[] { 1 });
            Assert.Equal(1, await reading);
        }

        var idle = await Assert.ThrowsAsync<AwsException>(async () => await body.ReadExactlyAsync(buffer, default));
        Assert.Equal(("RequestTimeout", 400), (idle.Code, idle.Status));
    }

    [Fact]
    public async Task A_caller_who_went_away_is_no_timeout()
    {
        using CancellationTokenSource gone = new();
        await using IdleBody body = new(new Pipe().Reader.AsStream(), TimeSpan.FromMinutes(1), TimeProvider.System, gone.Token);

        var reading = body.ReadAsync(new byte[10], default);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading);
    }
}
