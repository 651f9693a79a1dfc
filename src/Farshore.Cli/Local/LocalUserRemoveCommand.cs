using System.CommandLine;
using Farshore.Region.Iam;
using Farshore.Region.Partitions;

namespace Farshore.Cli.Local;

/// <summary>Removes a user and ends its keys; what its account owns stays.</summary>
static class LocalUserRemoveCommand
{
    public static Command Of(Shell shell)
    {
        var name = LocalUserCommand.Name("The user to remove");
        var account = LocalUserCommand.Account();
        return new Command("remove", """
            Remove a user and end its keys; buckets and objects of its account stay

            Example:
              farshore local user remove auditor --account 222222222222
            """) { name, account }.Does(shell, async (given, output, cancellationToken) =>
        {
            await using var partition = await Partition.OpenAsync(shell.Home.Local, cancellationToken);
            IamUsers users = new(partition, shell.Time);
            var (id, user) = (given.GetRequiredValue(account), given.GetRequiredValue(name));
            if (users.Find(id, user) is not { } found || !await users.RemoveAsync(id, user, cancellationToken))
                throw new CommandFailure(ExitCode.Failed, $"account {id} has no user {user}: `farshore local user list` lists all");
            if (output.IsJson) output.Json(UserAnswer.Of(found), CliShapes.Readable.UserAnswer);
            output.Line($"{found.User.Arn} is removed");
            return ExitCode.Done;
        });
    }
}
