using Farshore.Aws.Client;
using Farshore.Cli.Local;
using Farshore.Region.Partitions;

namespace Farshore.Cli.Demo;

/// <summary>The demo's two local regions, fresh at the start and gone at the end.</summary>
sealed class DemoRegions(Home home, LocalRegions regions)
{
    public const string Primary = "us-east-1";
    public const string Secondary = "us-west-2";

    readonly AwsConfig config = new(home);

    string Marker => Path.Combine(home.Local, "demo");

    /// <summary>Starts both from nothing. What an earlier demo left (kept, or killed) is ended first; regions of the user's own are not
    /// touched.</summary>
    /// <exception cref="LocalRegionException">The home has regions that no demo made.</exception>
    public async Task StartFreshAsync(CancellationToken cancellationToken)
    {
        RefuseOthers();
        await EndAsync(cancellationToken);
        Directory.CreateDirectory(home.Local, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await File.WriteAllTextAsync(Marker, "Made by `farshore demo`, which may remove all of this folder.\n", cancellationToken);
        var started = await Task.WhenAll(regions.StartAsync(Primary, null, cancellationToken),
            regions.StartAsync(Secondary, null, cancellationToken));
        await using var partition = await Partition.OpenAsync(home.Local, cancellationToken);
        await config.WriteAsync(started[0], started[1], partition.RootKey, cancellationToken);
    }

    /// <summary>Looks whether the home is free for a demo.</summary>
    /// <exception cref="LocalRegionException">It has regions that no demo made.</exception>
    public void RefuseOthers()
    {
        if (regions.List().Count > 0 && !File.Exists(Marker))
        {
            throw new LocalRegionException($"there are local regions in {home.Folder} that are not a demo's: " +
                "`farshore local down --remove` ends and removes them, or set FARSHORE_HOME to another folder");
        }
    }

    /// <summary>Whether the primary has no process any more.</summary>
    public bool IsPrimaryLost => regions.Find(Primary) is null or { State: RegionState.Down };

    /// <summary>Profiles of both regions.</summary>
    public string AwsConfigFile => config.File;

    public ClientSettings PrimarySettings => new(Primary) { Profile = "primary", ConfigFile = config.File };

    public ClientSettings SecondarySettings => new(Secondary) { Profile = "secondary", ConfigFile = config.File };

    /// <summary>The disaster: the primary's process and everything it runs get SIGKILL, and its folder is moved out of reach.</summary>
    public Task LosePrimaryAsync(CancellationToken cancellationToken) => regions.KillAsync(Primary, loseData: true, cancellationToken);

    /// <summary>Ends both, whatever state they are in, and removes what they kept.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var region in regions.List()) await regions.KillAsync(region.Name, loseData: false, cancellationToken);
        regions.Remove();
    }
}
