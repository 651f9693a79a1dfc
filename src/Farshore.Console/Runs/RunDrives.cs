using Farshore.Recovery;
using Microsoft.Extensions.Hosting;

namespace Farshore.Console.Runs;

/// <summary>The runs that this process drives for people at a browser. When the server ends, they come to rest and can be resumed.</summary>
sealed class RunDrives(RecoveryEngine engine) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => engine is null ? Task.CompletedTask : Task.CompletedTask;
}
