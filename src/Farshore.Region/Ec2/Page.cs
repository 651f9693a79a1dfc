using System.Text;
using Farshore.Aws;

namespace Farshore.Region.Ec2;

/// <summary>A part of a list, and the token to ask for the next with; null at the end.</summary>
sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    /// <param name="items">The whole list, in an order that a token can rely on.</param>
    /// <param name="id">What a token remembers of the last item.</param>
    /// <param name="most">MaxResults of the request.</param>
    /// <param name="token">NextToken of the request.</param>
    public static Page<T> Cut(IEnumerable<T> items, Func<T, string> id, int? most, string? token)
    {
        var ordered = items.OrderBy(id, StringComparer.Ordinal);
        var rest = token is null ? ordered.ToList() : ordered.Where(item => string.CompareOrdinal(id(item), Read(token)) > 0).ToList();
        if (most is not { } limit || rest.Count <= limit) return new(rest, null);
        if (limit < 1)
            throw new AwsException(
            "InvalidParameterValue", $"Value ( {limit} ) for parameter maxResults is invalid. Expecting a value greater than 0.");
        return new(rest[..limit], Convert.ToBase64String(Encoding.UTF8.GetBytes(id(rest[limit - 1]))));
    }

    static string Read(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException)
        {
            throw new AwsException("InvalidNextToken", "The provided token is invalid.");
        }
    }
}
