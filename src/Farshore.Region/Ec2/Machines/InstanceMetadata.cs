using System.Text;

namespace Farshore.Region.Ec2.Machines;

/// <summary>An instance's metadata as a tree of texts, by path.</summary>
/// <param name="TokensRequired">Whether only the second version of the service answers.</param>
/// <param name="Leaves">Texts by their path under <c>/latest/</c>, e.g. <c>meta-data/instance-id</c>.</param>
/// <param name="UserData">What was given to the instance when it was launched.</param>
sealed record InstanceMetadata(bool TokensRequired, IReadOnlyDictionary<string, string> Leaves, byte[]? UserData)
{
    /// <summary>The text at a path, or for a folder the names in it; null where there is nothing.</summary>
    public byte[]? Find(string path)
    {
        // Dated versions of the service are all the newest one.
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return Encoding.UTF8.GetBytes("latest");
        var wanted = string.Join('/', parts.Skip(1));
        if (wanted == "user-data") return UserData;
        if (Leaves.TryGetValue(wanted, out var text)) return Encoding.UTF8.GetBytes(text);
        var folder = wanted.Length == 0 ? "" : wanted + "/";
        var names = Leaves.Keys.Append("user-data").Where(leaf => leaf.StartsWith(folder, StringComparison.Ordinal) && leaf != wanted)
            .Select(leaf => leaf[folder.Length..] is var rest && rest.IndexOf('/') is > 0 and var end ? rest[..(end + 1)] : rest)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : Encoding.UTF8.GetBytes(string.Join('\n', names));
    }
}
