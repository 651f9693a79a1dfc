using System.CommandLine;
using Farshore.Aws;
using Farshore.Region.Iam;
using Farshore.Region.Partitions;

namespace Farshore.Cli.Local;

/// <summary>Adds a user, whether the regions are up or down, and shows its key this once.</summary>
static class LocalUserAddCommand
{
    const string PolicyName = "given";

    public static Command Of(Shell shell)
    {
        var name = LocalUserCommand.Name("The user to add");
        var account = LocalUserCommand.Account();
        Option<FileInfo> policy = new("--policy")
        {
            Description = "What the user may do, as an IAM policy (default: everything in its account)", HelpName = "FILE",
        };
        policy.AcceptExistingOnly();
        Option<bool?> older = new("--older-defaults")
        {
            Description = "Buckets that the account makes from now on are as those of accounts before April 2023: ACLs on, public "
                + "access not blocked. So it is for every account but the home's own; =false gives today's",
        };
        return new Command("add", """
            Add a user and print its access key; the secret is shown this once

            Example:
              farshore local user add auditor --account 222222222222
            """) { name, account, policy, older }.Does(shell, async (given, output, cancellationToken) =>
        {
            await using var partition = await Partition.OpenAsync(shell.Home.Local, cancellationToken);
            var id = given.GetRequiredValue(account);
            var text = given.GetValue(policy) is { } file ? await File.ReadAllTextAsync(file.FullName, cancellationToken) : null;
            var added = await AddAsync(new(partition, shell.Time), id, given.GetRequiredValue(name), text, cancellationToken);
            // A flag without a value says yes.
            bool? setting = given.GetResult(older) is { Implicit: false } ? given.GetValue(older) ?? true : null;
            var owner = await partition.Accounts.EnsureAsync(id, setting, cancellationToken);

            if (output.IsJson) output.Json(added, CliShapes.Readable.UserAnswer);
            output.Line($"access key    {added.AccessKeyId}");
            output.Line($"secret        {added.SecretAccessKey}");
            output.Line($"arn           {added.Arn}");
            output.Line($"canonical id  {added.CanonicalId}");
            if (owner.OlderDefaults)
                output.Line($"New buckets of account {id} have ACLs on and public access not blocked; --older-defaults=false ends that");
            return ExitCode.Done;
        });
    }

    static async Task<UserAnswer> AddAsync(
        IamUsers users, string account, string name, string? policy, CancellationToken cancellationToken)
    {
        try
        {
            var user = await users.AddWithPolicyAsync(account, name, PolicyName, policy, cancellationToken);
            var key = await users.AddKeyAsync(user, cancellationToken);
            return UserAnswer.Of(user) with { AccessKeyId = key.Id, SecretAccessKey = key.Secret };
        }
        catch (AwsException refused) when (refused.Code == "EntityAlreadyExists")
        {
            throw new CommandFailure(ExitCode.Failed,
                $"account {account} has a user {name} already: `farshore local user remove {name} --account {account}` removes it");
        }
        catch (AwsException refused)
        {
            throw new CommandFailure(ExitCode.Usage, refused.Message);
        }
    }
}
