using System.IO.Compression;
using System.Text;
using Farshore.Console.Serving;

namespace Farshore.Console.Tests.Serving;

public sealed class SiteFileTests
{
    [Fact]
    public void Packs_text_and_names_each_form_differently()
    {
        var plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("const a = 1;\n", 200)));
        var file = new SiteFile("assets/app.js", "text/javascript", plain);

        using var unpacked = new MemoryStream();
        using (var unpacking = new BrotliStream(new MemoryStream(file.As("br")), CompressionMode.Decompress)) unpacking.CopyTo(unpacked);

        Assert.True(file.IsPackable);
        Assert.Equal(plain, unpacked.ToArray());
        Assert.Equal(3, new[] { file.Tag(null), file.Tag("br"), file.Tag("gzip") }.Distinct(StringComparer.Ordinal).Count());
        Assert.False(new SiteFile("font.woff2", "font/woff2", plain).IsPackable);
    }
}
