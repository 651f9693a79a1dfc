using System.CommandLine;
using Farshore.Region.Iam;
using Farshore.Region.Partitions;

namespace Farshore.Cli.Local;

/// <summary>Lists the users of every account, without secrets.</summary>
static class LocalUserListCommand
{
    public static Command Of(Shell shell) => new Command("list", """
        List the users of all accounts

        Example:
          farshore local user list
        """).Does(shell, async (_, output, cancellationToken) =>
    {
        await using var partition = await Partition.OpenAsync(shell.Home.Local, cancellationToken);
        IamUsers users = new(partition, shell.Time);
        var all = users.List()
            .Select(user => UserAnswer.Of(user) with { AccessKeyId = users.KeysOf(user) is [var first, ..] ? first.Id : null })
            .ToList();
        if (output.IsJson) output.Json(all, CliShapes.Readable.IReadOnlyListUserAnswer);
        if (all is []) output.Line("There are no users; `farshore local user add NAME` adds one");
        else output.Table(
            ["NAME", "ACCOUNT", "ACCESS KEY", "ARN"],
                all.Select(user => (string[])[user.Name, user.Account, user.AccessKeyId ?? "-", user.Arn]));
        return ExitCode.Done;
    });
}
