namespace Farshore.Recovery.Runbooks;

/// <summary>A function of the shell that runbooks share. A runbook holds those it calls, and no other.</summary>
/// <param name="Text">Its lines. <c>{{to}}</c> and <c>{{from}}</c> stand for the Region that is restored to and the one that is backed
/// up.</param>
/// <param name="Calls">The functions it calls.</param>
sealed record ShellFunction(string Text, params IReadOnlyList<ShellFunction> Calls);
