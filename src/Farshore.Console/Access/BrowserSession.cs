namespace Farshore.Console.Access;

/// <summary>A browser that somebody signed in with.</summary>
/// <param name="key">The print of its secret, which only the browser has.</param>
/// <param name="person">Whose it is.</param>
/// <param name="openedAt">When they signed in.</param>
sealed class BrowserSession(string key, Person person, DateTimeOffset openedAt)
{
    readonly CancellationTokenSource ending = new();

    public string Key => key;

    public Person Person => person;

    public DateTimeOffset OpenedAt => openedAt;

    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>What a page of this session sends along with whatever changes something, and no other page knows.</summary>
    public string Csrf { get; set; } = "";

    /// <summary>Streams that it opened end with it.</summary>
    public CancellationToken Ended => ending.Token;

    public void End() => ending.Cancel();
}
