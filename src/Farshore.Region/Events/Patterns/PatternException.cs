namespace Farshore.Region.Events.Patterns;

/// <summary>A pattern that EventBridge would not take, and why.</summary>
sealed class PatternException(string reason) : Exception(reason);
