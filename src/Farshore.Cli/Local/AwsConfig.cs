using Farshore.Aws.Signing;

namespace Farshore.Cli.Local;

/// <summary>The AWS configuration that points any AWS client at a home's two regions, by profile.</summary>
sealed class AwsConfig(Home home)
{
    public const string Primary = "primary";
    public const string Secondary = "secondary";

    /// <summary>Set <c>AWS_CONFIG_FILE</c> to this.</summary>
    public string File { get; } = Path.Combine(home.Local, "aws", "config");

    /// <summary>The profile of each role.</summary>
    public IReadOnlyDictionary<string, string> Profiles { get; } =
        new Dictionary<string, string> { [Primary] = Primary, [Secondary] = Secondary };

    /// <summary>Writes the profiles <c>primary</c> and <c>secondary</c>, readable by their owner alone.</summary>
    public async Task WriteAsync(LocalRegion primary, LocalRegion secondary, AccessKey key, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var half = File + ".new";
        System.IO.File.Delete(half);
        await using (var file = new FileStream(half, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        await using (var writer = new StreamWriter(file))
            await writer.WriteAsync((Profile(Primary, primary, key) + Profile(Secondary, secondary, key)).AsMemory(), cancellationToken);
        System.IO.File.Move(half, File, overwrite: true);
    }

    // Without the last setting the AWS CLI presigns for us-east-1 the old way, which regions made since 2014 refuse.
    static string Profile(string name, LocalRegion region, AccessKey key) => $"""
        [profile {name}]
        region = {region.Name}
        endpoint_url = {region.Endpoint.ToString().TrimEnd('/')}
        aws_access_key_id = {key.Id}
        aws_secret_access_key = {key.Secret}
        s3 =
            signature_version = s3v4


        """;
}
