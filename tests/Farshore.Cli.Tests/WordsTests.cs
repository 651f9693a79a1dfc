namespace Farshore.Cli.Tests;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.44, "0.4 s")]
    [InlineData(38.2, "38 s")]
    [InlineData(59.9, "1 min")]
    [InlineData(725, "12 min 5 s")]
    [InlineData(3600, "1 h")]
    [InlineData(12000, "3 h 20 min")]
    [InlineData(187200, "2 d 4 h")]
    public void A_span_is_told_in_its_two_largest_units(double seconds, string words) => Assert.Equal(words, Words.Span(seconds));

    [Theory]
    [InlineData(1, "1 block")]
    [InlineData(1234, "1,234 blocks")]
    public void A_count_has_its_plural(long number, string words) => Assert.Equal(words, Words.Count(number, "block"));
}
