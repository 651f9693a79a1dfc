using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Moves;

/// <summary>Asks the primary once, shortly, so that people see whether it lives. A recovery has clients of its own that cannot.</summary>
sealed class PrimaryProbe(RecoveryEngine engine, TimeProvider time)
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    public async Task<PrimaryAnswer> AskAsync(Plan plan, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        using var late = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        var (world, held) = engine.Connect(plan, new RunWorld(time, engine.Names), false);
        using (held)
        {
            var (answers, detail) = await HearAsync(world, plan, either.Token, cancellationToken);
            return new(plan.Primary.Region, answers, Math.Round(time.GetElapsedTime(since).TotalSeconds, 3), detail, time.GetUtcNow());
        }
    }

    static async Task<(bool Answers, string Detail)> HearAsync(
        RunWorld world, Plan plan, CancellationToken soon, CancellationToken cancellationToken)
    {
        try
        {
            await world.InPrimary.Aws.SendAsync(
                BackupApi.DescribeBackupVault, new() { BackupVaultName = plan.Vaults.Primary }, soon);
            return (true, "It answers.");
        }
        catch (AwsException answered) when (Failure.Transient(answered) is null)
        {
            return (true, $"It answers, with a refusal: {answered.Code}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, $"No answer within {Longest.TotalSeconds:0} seconds.");
        }
        catch (Exception silent) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, $"No answer: {silent.Message.TrimEnd('.')}.");
        }
    }
}
