using Farshore.Region.Hosting;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Secrets;

namespace Farshore.Region.Tests.Storage.Secrets;

public sealed class RegionSecretTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("farshore").FullName;
    Database database = null!;

    public ValueTask InitializeAsync()
    {
        database = Database.Open(Path.Combine(folder, "region.db"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void It_is_made_once_and_for_its_owner_alone()
    {
        var first = RegionSecret.Open(folder, database).Derive("test");

        Assert.Equal(first, RegionSecret.Open(folder, database).Derive("test"));
        Assert.NotEqual(first, RegionSecret.Open(folder, database).Derive("another test"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "master.key")));
    }

    [Fact]
    public async Task A_process_killed_before_the_database_knew_of_it_leaves_the_file_to_the_next()
    {
        var first = RegionSecret.Open(folder, database).Derive("test");
        await database.WriteAsync(connection =>
        {
            using var forget = connection.CreateCommand();
            forget.CommandText = "DELETE FROM region_secrets";
            forget.ExecuteNonQuery();
        }, default);

        Assert.Equal(first, RegionSecret.Open(folder, database).Derive("test"));
    }

    [Fact]
    public void A_region_that_lost_its_secret_or_got_another_does_not_start()
    {
        RegionSecret.Open(folder, database);
        var file = Path.Combine(folder, "master.key");

        File.WriteAllBytes(file, new byte[32]);
        Assert.Contains("is not the key", Assert.Throws<RegionException>(() => RegionSecret.Open(folder, database)).Message);
        File.Delete(file);
        Assert.Contains("is missing", Assert.Throws<RegionException>(() => RegionSecret.Open(folder, database)).Message);
        Assert.False(File.Exists(file));
    }
}
