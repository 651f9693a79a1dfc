using System.Globalization;

namespace Farshore.Bench;

/// <summary>How much is measured; the defaults are what the README's figures were taken with.</summary>
sealed record BenchOptions
{
    /// <summary>How long each small-object measurement lasts, per side and round.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Each ratio is the median of this many rounds; a round measures both sides, one right after the other.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Keys in the bucket that is listed.</summary>
    public int Keys { get; init; } = 1_000_000;

    /// <summary>Large objects of 64 MiB per side and round.</summary>
    public int LargeObjects { get; init; } = 8;

    /// <summary>Versions that wait when the other Region comes back.</summary>
    public int Backlog { get; init; } = 20_000;

    /// <summary>Only what contains this word.</summary>
    public string Only { get; init; } = "";

    public bool Wants(string part) => part.Contains(Only, StringComparison.Ordinal);

    public static BenchOptions Parse(string[] words)
    {
        var options = new BenchOptions();
        for (var at = 0; at + 1 < words.Length; at += 2)
        {
            var value = words[at + 1];
            options = words[at] switch
            {
                "--seconds" => options with { Span = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--rounds" => options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--keys" => options with { Keys = int.Parse(value, CultureInfo.InvariantCulture) },
                "--large" => options with { LargeObjects = int.Parse(value, CultureInfo.InvariantCulture) },
                "--backlog" => options with { Backlog = int.Parse(value, CultureInfo.InvariantCulture) },
                "--only" => options with { Only = value },
                _ => throw new ArgumentException($"unknown option {words[at]}; see bench/s3.sh --help"),
            };
        }

        return options;
    }

    public static int Explain()
    {
        System.Console.Error.WriteLine("usage: bench/s3.sh [--seconds S] [--rounds N] [--keys N] [--large N] [--backlog N] [--only PART]");
        System.Console.Error.WriteLine("PART is small-put, small-get, large, list or replication");
        return 2;
    }
}
