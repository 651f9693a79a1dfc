using Farshore.Region.Iam;
using Farshore.Region.Partitions;

namespace Farshore.Cli.Local;

/// <summary>A local region under <c>--json</c>.</summary>
/// <param name="Region">Its name.</param>
/// <param name="State"><c>up</c>, <c>frozen</c> or <c>down</c>.</param>
/// <param name="Endpoint">Its address for every service.</param>
/// <param name="Pid">Its process; absent where it is down.</param>
sealed record RegionAnswer(string Region, string State, string Endpoint, int? Pid)
{
    public static RegionAnswer Of(LocalRegion region) =>
        new(region.Name, region.StateName, region.Endpoint.ToString().TrimEnd('/'), region.Pid);

    /// <summary>The same for a person.</summary>
    public override string ToString() => Pid is null ? $"{Region} is down" : $"{Region} is {State} at {Endpoint} (process {Pid})";
}

/// <summary>How a client finds the local regions, under <c>--json</c>.</summary>
/// <param name="AwsConfigFile">Value for <c>AWS_CONFIG_FILE</c>.</param>
/// <param name="Profiles">By role, the profile to use.</param>
sealed record EnvironmentAnswer(string AwsConfigFile, IReadOnlyDictionary<string, string> Profiles);

/// <summary>A user of the local regions under <c>--json</c>.</summary>
/// <param name="Name">Within its account.</param>
/// <param name="Account">Twelve digits.</param>
/// <param name="Arn">The user as policies name it.</param>
/// <param name="CanonicalId">The account as S3 names owners.</param>
sealed record UserAnswer(string Name, string Account, string Arn, string CanonicalId)
{
    public string? AccessKeyId { get; init; }

    /// <summary>Only where the key was just made.</summary>
    public string? SecretAccessKey { get; init; }

    public static UserAnswer Of(StoredUser user) =>
        new(user.User.UserName, user.Account, user.User.Arn, Accounts.CanonicalId(user.Account));
}
