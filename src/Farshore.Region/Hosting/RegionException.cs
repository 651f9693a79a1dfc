namespace Farshore.Region.Hosting;

/// <summary>A region cannot start; the message names the thing in the way and the remedy.</summary>
public sealed class RegionException(string message, Exception? cause = null) : Exception(message, cause);
