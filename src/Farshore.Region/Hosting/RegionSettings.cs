namespace Farshore.Region.Hosting;

/// <summary>What a region is started with.</summary>
/// <param name="Home"><c>$FARSHORE_HOME</c>; the regions live in its sub-folder <c>local</c>.</param>
/// <param name="Name">Region name, e.g. <c>us-east-1</c>.</param>
public sealed record RegionSettings(string Home, string Name)
{
    /// <summary>Port on 127.0.0.1; by default the one it had before, or a free one.</summary>
    public int? Port { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where all regions of the home live.</summary>
    public string LocalFolder => Path.Combine(Home, "local");

    /// <summary>Where this region keeps everything.</summary>
    public string Folder => Path.Combine(LocalFolder, Name);
}
