namespace Farshore.Aws.Client;

/// <summary>A call that a blackout held back.</summary>
/// <param name="At">When it was tried.</param>
/// <param name="Region">The Region it was for.</param>
/// <param name="Operation">The operation as AWS names it.</param>
/// <param name="Target">Where it would have gone.</param>
public sealed record RefusedCall(DateTimeOffset At, string Region, string Operation, Uri Target);
