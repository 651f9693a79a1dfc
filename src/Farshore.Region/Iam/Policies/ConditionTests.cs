using System.Globalization;
using System.Net;

namespace Farshore.Region.Iam.Policies;

/// <summary>How a condition's operator compares the request's value with the policy's.</summary>
static class ConditionTests
{
    static readonly Dictionary<string, (Func<string, string, bool> Test, bool Negated)> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = (Equal, false),
        ["StringNotEquals"] = (Equal, true),
        ["StringEqualsIgnoreCase"] = (EqualIgnoringCase, false),
        ["StringNotEqualsIgnoreCase"] = (EqualIgnoringCase, true),
        ["StringLike"] = (Like, false),
        ["StringNotLike"] = (Like, true),
        ["NumericEquals"] = (Number(static order => order == 0), false),
        ["NumericNotEquals"] = (Number(static order => order == 0), true),
        ["NumericLessThan"] = (Number(static order => order < 0), false),
        ["NumericLessThanEquals"] = (Number(static order => order <= 0), false),
        ["NumericGreaterThan"] = (Number(static order => order > 0), false),
        ["NumericGreaterThanEquals"] = (Number(static order => order >= 0), false),
        ["DateEquals"] = (Date(static order => order == 0), false),
        ["DateNotEquals"] = (Date(static order => order == 0), true),
        ["DateLessThan"] = (Date(static order => order < 0), false),
        ["DateLessThanEquals"] = (Date(static order => order <= 0), false),
        ["DateGreaterThan"] = (Date(static order => order > 0), false),
        ["DateGreaterThanEquals"] = (Date(static order => order >= 0), false),
        ["Bool"] = (EqualIgnoringCase, false),
        ["BinaryEquals"] = (Equal, false),
        ["IpAddress"] = (Within, false),
        ["NotIpAddress"] = (Within, true),
        ["ArnEquals"] = (ArnLike, false),
        ["ArnLike"] = (ArnLike, false),
        ["ArnNotEquals"] = (ArnLike, true),
        ["ArnNotLike"] = (ArnLike, true),
        ["Null"] = (Equal, false),
    };

    public static bool IsKnown(string test) => All.ContainsKey(test);

    public static (Func<string, string, bool> Test, bool Negated) Find(string test) => All[test];

    /// <summary>An address or a range of them, as <c>aws:SourceIp</c> is compared with.</summary>
    public static bool IsRange(string text) => IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _);

    static bool Equal(string given, string wanted) => given == Pattern.Plain(wanted);

    static bool EqualIgnoringCase(string given, string wanted) => given.Equals(Pattern.Plain(wanted), StringComparison.OrdinalIgnoreCase);

    static bool Like(string given, string wanted) => Pattern.Matches(given, wanted);

    static bool Within(string given, string wanted) => IPAddress.TryParse(given, out var address)
        && (IPNetwork.TryParse(wanted, out var range) ? range.Contains(address)
            : IPAddress.TryParse(wanted, out var one) && one.Equals(address));

    // Each of the six parts by itself, so that a star does not reach into the next.
    static bool ArnLike(string given, string wanted)
    {
        var (parts, patterns) = (given.Split(':', 6), wanted.Split(':', 6));
        if (patterns.Length < 6) return Pattern.Matches(given, wanted);
        return parts.Length == 6 && parts.Zip(patterns).All(pair => Pattern.Matches(pair.First, pair.Second));
    }

    static Func<string, string, bool> Number(Func<int, bool> holds) => (given, wanted) =>
        decimal.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var one)
            && decimal.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && holds(one.CompareTo(other));

    static Func<string, string, bool> Date(Func<int, bool> holds) => (given, wanted) =>
        TryReadDate(given, out var one) && TryReadDate(wanted, out var other) && holds(one.CompareTo(other));

    static bool TryReadDate(string text, out DateTimeOffset date)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
        date = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }
}
