namespace Farshore.Recovery.Steps.Stacks;

/// <summary>A stack of the user's that a recovery deployed.</summary>
/// <param name="Name">The plan's word for it.</param>
/// <param name="StackName">Its name in the secondary.</param>
/// <param name="StackId">Its ARN.</param>
/// <param name="Template">SHA-256 of the template, in hexadecimal.</param>
public sealed record DeployedStack(string Name, string StackName, string StackId, string Template)
{
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>What its parameters were given.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
