using System.Text.RegularExpressions;
using Farshore.Aws;

namespace Farshore.Region.Iam;

/// <summary>Errors and checks that several IAM operations share.</summary>
static partial class IamErrors
{
    public static AwsException NoRole(string name) => new("NoSuchEntity", $"The role with name {name} cannot be found.", 404);

    public static AwsException NoUser(string name) => new("NoSuchEntity", $"The user with name {name} cannot be found.", 404);

    public static AwsException NoProfile(string name) => new("NoSuchEntity", $"Instance Profile {name} cannot be found.", 404);

    public static AwsException Exists(string what, string name) =>
        new("EntityAlreadyExists", $"{what} with name {name} already exists.", 409);

    public static AwsException Conflict(string what) => new("DeleteConflict", $"Cannot delete entity, {what}", 409);

    public static AwsException BadMarker() => Validation("Invalid Marker.");

    public static AwsException Validation(string message) => new("ValidationError", message);

    public static int Limit(int? asked) => asked switch
    {
        null => 100,
        < 1 or > 1000 => throw Validation(
            $"1 validation error detected: Value '{asked}' at 'maxItems' failed to satisfy constraint: Member must be from 1 to 1000"),
        var limit => limit.Value,
    };

    public static string CheckName(string member, string name, int most) => name.Length > most || !Name().IsMatch(name)
        ? throw Validation(
            $"The specified value for {member} is invalid. "
            + $"It must contain only alphanumeric characters and/or the following: +=,.@_- and be up to {most} long")
        : name;

    public static string CheckPath(string? path) => path is null ? "/" : Path().IsMatch(path) ? path : throw Validation(
        "The specified value for path is invalid. "
        + "It must begin and end with / and contain only alphanumeric characters and/or / characters.");

    public static int CheckDuration(int? seconds) => seconds switch
    {
        null => 3600,
        < 3600 or > 43200 => throw Validation(
            $"1 validation error detected: Value '{seconds}' at 'maxSessionDuration' failed to satisfy constraint: "
            + "Member must be from 3600 to 43200"),
        var valid => valid.Value,
    };

    [GeneratedRegex(@"^[\w+=,.@-]+$")]
    private static partial Regex Name();

    [GeneratedRegex("^/([!-~]+/)?$")]
    private static partial Regex Path();
}
