using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Tests.Inventory;

/// <summary>Versions as a bucket lists them, for tests.</summary>
static class Versions
{
    public static readonly DateTimeOffset Epoch = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static RecordedVersion Of(string key, string id = "v1", string content = "content", int second = 0, bool latest = true) =>
        new(key, id, content.Length, content, Epoch.AddSeconds(second), latest, false) { Sha256 = content };

    public static RecordedVersion Marker(string key, string id, int second = 0, bool latest = true) =>
        new(key, id, 0, "", Epoch.AddSeconds(second), latest, true);

    public static KeyVersions Key(string key) => new(key, [Of(key)]);
}
