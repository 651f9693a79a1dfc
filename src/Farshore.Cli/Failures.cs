using System.Net.Sockets;
using Amazon.Runtime;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Cli.Local;
using Farshore.Console.Access;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Region.Hosting;

namespace Farshore.Cli;

/// <summary>Turns what a command threw into words for a person and a number for a script. Nobody is shown a stack trace; one that matters
/// is kept in a file.</summary>
sealed class Failures(Home home)
{
    const int DiskFull = 28;

    public ExitCode Report(Exception failure, Output output, bool wasInterrupted)
    {
        var (code, message) = wasInterrupted && IsCancellation(failure) ? (ExitCode.Failed, "interrupted") : Explain(failure);
        output.Error(message);
        return code;
    }

    (ExitCode Code, string Message) Explain(Exception failure) => failure switch
    {
        CommandFailure known => (known.Code, known.Message),
        PlanException plan => (ExitCode.Usage, plan.Message),
        RunUnreadableException => (ExitCode.Failed, failure.Message),
        RunNotFoundException or SecretMissingException or ConsoleSetupException => (ExitCode.Usage, failure.Message),
        RunInterruptedException stopped => (ExitCode.Failed, stopped.Message + Kept(stopped)),
        RunIsDrivenException or StepRefusedException or LeaseLostException => (ExitCode.Failed, failure.Message),
        LocalRegionException or RegionException or ClientSetupException or BlackoutException => (ExitCode.Failed, failure.Message),
        AwsException refused => (ExitCode.Failed, $"AWS refused: {refused.Code}: {refused.Message}{Quote(refused.RequestId)}"),
        AmazonServiceException { ErrorCode: { Length: > 0 } code } refused =>
            (ExitCode.Failed, $"AWS refused: {code}: {refused.Message}{Quote(refused.RequestId)}"),
        _ when Network(failure) is { } network =>
            (ExitCode.Failed, $"the network failed: {network.Message}. Is it up? `farshore local status` lists local regions"),
        IOException { HResult: DiskFull } =>
            (ExitCode.Failed, $"the disk is full: {failure.Message}. Free space, then run the command again"),
        UnauthorizedAccessException =>
            (ExitCode.Failed, $"{failure.Message}. Give this user access, or set FARSHORE_HOME to another folder"),
        IOException or InvalidDataException => (ExitCode.Failed, failure.Message),
        _ => (ExitCode.Failed, Unforeseen(failure)),
    };

    /// <summary>A defect of ours.</summary>
    string Unforeseen(Exception failure) =>
        $"{failure.Message} (unforeseen: {failure.GetType().Name}). Details are in {Keep(failure)}; please report them";

    /// <summary>A step that met weather is told in a sentence; one that met anything else leaves its trace.</summary>
    string Kept(RunInterruptedException stopped) =>
        Failure.Transient(stopped.InnerException!) is null ? $" (details are in {Keep(stopped)})" : "";

    /// <summary>Puts the trace where it can be sent from.</summary>
    string Keep(Exception failure)
    {
        Directory.CreateDirectory(home.Folder);
        var file = Path.Combine(home.Folder, "last-error.txt");
        File.WriteAllText(file, failure.ToString());
        return file;
    }

    /// <summary>What the network said, under what the SDK made of it.</summary>
    static Exception? Network(Exception failure) => failure switch
    {
        HttpRequestException or SocketException => failure,
        { InnerException: { } inner } => Network(inner),
        _ => null,
    };

    static bool IsCancellation(Exception failure) =>
        failure is OperationCanceledException || (failure.InnerException is { } inner && IsCancellation(inner));

    static string Quote(string? requestId) => requestId is { Length: > 0 } ? $" (request {requestId})" : "";
}
