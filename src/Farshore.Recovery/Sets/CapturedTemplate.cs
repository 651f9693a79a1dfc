namespace Farshore.Recovery.Sets;

/// <summary>The template of one of the plan's stacks as it was when a set was taken.</summary>
/// <param name="Name">The plan's word for the stack.</param>
/// <param name="Text">The template.</param>
/// <param name="Sha256">Hash over it, in hexadecimal.</param>
/// <param name="Source">Where it was read.</param>
public sealed record CapturedTemplate(string Name, string Text, string Sha256, string Source);
