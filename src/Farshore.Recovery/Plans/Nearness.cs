namespace Farshore.Recovery.Plans;

/// <summary>How many letters have to change for one word to become another: behind "did you mean".</summary>
static class Nearness
{
    public static int Of(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1])
                    ? diagonal
                    : 1 + Math.Min(diagonal, Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
