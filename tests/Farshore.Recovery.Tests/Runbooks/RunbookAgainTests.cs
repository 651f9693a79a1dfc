using System.Diagnostics;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runbooks;

namespace Farshore.Recovery.Tests.Runbooks;

/// <summary>A runbook that is run again, in a shell where <c>aws</c> is a script that answers from files and writes down what it was
/// asked.</summary>
public sealed class RunbookAgainTests : IDisposable
{
    const string Aws = """
        #!/bin/sh
        case "$*" in
        *get-caller-identity*) echo 111122223333 ;;
        *describe-backup-vault*) echo None ;;
        *list-recovery-points*) printf '2026-01-02T00:00:00Z\tarn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:new\n'
            printf '2026-01-01T00:00:00Z\tarn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:old\n' ;;
        *restore-metadata*) printf '{\n    "DBInstanceClass": "db.t3.micro",\n    "DBSubnetGroupName": "lost"\n}\n' ;;
        *start-restore-job*) echo "$*" >> asked; echo job ;;
        *StatusMessage*) echo 'no room' ;;
        *CreatedResourceArn*) echo arn:aws:rds:eu-west-1:111122223333:db:orders-eu ;;
        *describe-restore-job*) cat status ;;
        *Endpoint*) printf 'orders.example.com\t5432\tshop\tNone\n' ;;
        *PendingModifiedValues*) printf 'available\tactive\tin-sync\tNone\n' ;;
        *) ;;
        esac
        """;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farshore-runbooks-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_restore_that_failed_is_asked_for_once_more_and_one_that_is_done_is_not()
    {
        // Given a runbook, and an AWS on which the first restore fails
        await WriteAsync("aws", Aws);
        File.SetUnixFileMode(Path.Combine(folder.FullName, "aws"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await WriteAsync("failover.sh", Runbook.Write(new(PlanReader.Read("""
            plan: shop
            primary: { region: us-east-1 }
            secondary: { region: eu-west-1 }
            objectives: { rpo: 15m, rto: 1h }
            ledger: shop-ledger
            resources:
              - { name: orders, type: rds, instance: orders }
            """, "/plans/shop.yaml"), RunbookKind.Failover, DateTimeOffset.UnixEpoch)));

        // When it is run, then it stops and says why and what to do
        await WriteAsync("status", "FAILED");
        var (failed, said) = await RunAsync();
        Assert.Equal(1, failed);
        Assert.Contains("STOPPED: the restore of orders ended FAILED: no room", said, StringComparison.Ordinal);
        Assert.Contains("     DO: mend that and run this again", said, StringComparison.Ordinal);

        // And run again, twice, it asks for one more restore of the same point, under another token and name
        await WriteAsync("status", "COMPLETED");
        var (done, end) = await RunAsync();
        Assert.True(done == 0, end);
        Assert.Contains("orders.example.com", end, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync()).Code);

        var asked = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "asked"), TestContext.Current.CancellationToken);
        Assert.Equal(2, asked.Count(line => line.Contains("start-restore-job", StringComparison.Ordinal)));
        Assert.All(asked.Where(line => line.Contains("--recovery-point-arn", StringComparison.Ordinal)),
            line => Assert.Contains("awsbackup:new", line, StringComparison.Ordinal));
        Assert.Contains(asked, line => line.Contains("orders.restore-1", StringComparison.Ordinal));
        Assert.Contains(asked, line => line.Contains("orders.restore-2", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, line => line.Contains("lost", StringComparison.Ordinal));
        Assert.Equal(2, asked.Where(line => line.Contains("\"DBInstanceIdentifier\"", StringComparison.Ordinal)).Distinct().Count());
    }

    async Task<(int Code, string Said)> RunAsync()
    {
        var start = new ProcessStartInfo("sh", ["failover.sh"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName,
        };
        start.Environment["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["PAUSE"] = "0";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }

    Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, TestContext.Current.CancellationToken);
}
