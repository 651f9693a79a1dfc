using System.Collections.Concurrent;

namespace Farshore.Console.Access;

/// <summary>Links that sign a browser in, once each. The first is for whoever started the console and waits until it is followed; those
/// that people make for others wait ten minutes.</summary>
sealed class LoginLinks(TimeProvider time)
{
    public const string Parameter = "login";
    const int MostOpen = 100;
    static readonly TimeSpan Invited = TimeSpan.FromMinutes(10);

    readonly ConcurrentDictionary<string, Ticket> open = new(StringComparer.Ordinal);

    public Uri First(Uri address) => Link(address, new(Person.Host, DateTimeOffset.MaxValue));

    /// <returns>The link and until when it works; null where too many wait to be followed.</returns>
    public (Uri Link, DateTimeOffset Until)? Invite(Uri address, Person person)
    {
        foreach (var (key, ticket) in open) if (ticket.Until <= time.GetUtcNow()) open.TryRemove(key, out _);
        if (open.Count >= MostOpen) return null;
        var until = time.GetUtcNow() + Invited;
        return (Link(address, new(person, until)), until);
    }

    /// <returns>Whose link it is, which is used up by it; null where it was used before, is too old or never was one.</returns>
    public Person? Redeem(string secret) =>
        open.TryRemove(Secret.Print(secret), out var ticket) && ticket.Until > time.GetUtcNow() ? ticket.Person : null;

    Uri Link(Uri address, Ticket ticket)
    {
        var secret = Secret.New();
        open[Secret.Print(secret)] = ticket;
        return new(address, $"/?{Parameter}={secret}");
    }

    sealed record Ticket(Person Person, DateTimeOffset Until);
}
