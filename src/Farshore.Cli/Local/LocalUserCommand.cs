using System.CommandLine;
using Farshore.Region.Partitions;

namespace Farshore.Cli.Local;

/// <summary><c>farshore local user</c>: who else may call the local regions.</summary>
static class LocalUserCommand
{
    public static Command Of(Shell shell) => new("user", "Users of the local regions, in the home's account or in others")
    {
        LocalUserAddCommand.Of(shell), LocalUserListCommand.Of(shell), LocalUserRemoveCommand.Of(shell),
    };

    /// <summary>The user's name, as IAM allows it.</summary>
    public static Argument<string> Name(string description) => new("NAME") { Description = description };

    /// <summary>The account meant: twelve digits.</summary>
    public static Option<string> Account()
    {
        Option<string> option = new("--account")
        {
            Description = "The user's account, twelve digits", HelpName = "ID", DefaultValueFactory = _ => Partition.Account,
        };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var id }] && (id.Length != Partition.Account.Length || !id.All(char.IsAsciiDigit)))
                given.AddError($"'{id}' is not an account: it has twelve digits");
        });
        return option;
    }
}
