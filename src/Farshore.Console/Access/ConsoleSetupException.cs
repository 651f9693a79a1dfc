namespace Farshore.Console.Access;

/// <summary>The console would not be safe, or cannot begin, as it was asked to; the message says what helps.</summary>
public sealed class ConsoleSetupException(string message) : Exception(message);
