using System.Security.Cryptography;

namespace Farshore.Recovery.Runs;

/// <summary>Gives short endings that nothing bears yet. A test gives its own, so that a run in a test is the same every time.</summary>
public sealed class NameSource(Func<string> next)
{
    const int Digits = 6;

    /// <summary>Random endings of six hexadecimal digits.</summary>
    public static NameSource Random { get; } = new(() => RandomNumberGenerator.GetHexString(Digits, lowercase: true));

    public string After(string prefix) => $"{prefix}-{next()}";
}
