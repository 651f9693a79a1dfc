using Farshore.Region.Storage;
using Microsoft.AspNetCore.Http;

namespace Farshore.Bench.Bare;

/// <summary>Large bodies, each a file: written, synced and entered into its folder before the answer.</summary>
sealed class LargeFiles(string folder)
{
    const int Buffer = 256 * 1024;

    public bool Has(string path) => File.Exists(PathOf(path));

    public async Task PutAsync(HttpContext http)
    {
        var buffer = new byte[Buffer];
        using (var file = File.OpenHandle(PathOf(http.Request.Path), FileMode.Create, FileAccess.Write))
        {
            var at = 0L;
            for (int read; (read = await http.Request.Body.ReadAtLeastAsync(buffer, Buffer, throwOnEndOfStream: false)) > 0; at += read)
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, read), at);
            RandomAccess.FlushToDisk(file);
        }

        DurableFiles.SyncFolder(folder);
        http.Response.ContentLength = 0;
    }

    public async Task GetAsync(HttpContext http)
    {
        using var file = File.OpenHandle(PathOf(http.Request.Path));
        var length = RandomAccess.GetLength(file);
        http.Response.ContentLength = length;
        var buffer = new byte[Buffer];
        for (var at = 0L; at < length;)
        {
            var read = RandomAccess.Read(file, buffer, at);
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, read));
            at += read;
        }
    }

    string PathOf(string path) => Path.Combine(folder, path.Replace('/', '-'));
}
