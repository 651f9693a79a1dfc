using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farshore.Console.Access;

/// <summary>What outlives the console's process: its port, and who is signed in. So a page that is open comes back when the console does.
/// Of a session's secret there is only a print.</summary>
/// <param name="Port">Where it listened last.</param>
/// <param name="Sessions">In no order.</param>
sealed record KeptAccess(int Port, IReadOnlyList<KeptSession> Sessions);

/// <param name="Key">The print of its secret.</param>
sealed record KeptSession(string Key, string Name, DateTimeOffset OpenedAt, DateTimeOffset SeenAt);

/// <summary>The file of a home that keeps it; its owner alone may read it.</summary>
static class SessionFile
{
    const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <returns>Nothing where there is no such file, or where it cannot be understood: then everybody signs in again.</returns>
    public static KeptAccess Read(string? file)
    {
        try
        {
            return file is not null && File.Exists(file)
                ? JsonSerializer.Deserialize(File.ReadAllText(file), SessionFileShapes.Default.KeptAccess) ?? new(0, []) : new(0, []);
        }
        catch (JsonException)
        {
            return new(0, []);
        }
    }

    public static void Write(string file, KeptAccess kept)
    {
        var beside = file + ".new";
        File.Delete(beside);
        using (var stream = new FileStream(beside, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Private,
        }))
        {
            JsonSerializer.Serialize(stream, kept, SessionFileShapes.Default.KeptAccess);
        }

        File.Move(beside, file, overwrite: true);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KeptAccess))]
sealed partial class SessionFileShapes : JsonSerializerContext;
