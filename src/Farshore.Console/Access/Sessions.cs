using System.Collections.Concurrent;

namespace Farshore.Console.Access;

/// <summary>Who is signed in. A session ends when it is not used for twelve hours, and after seven days whatever happens.</summary>
sealed class Sessions : IDisposable
{
    static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, BrowserSession> open = new(StringComparer.Ordinal);
    readonly TimeProvider time;
    readonly string? file;
    readonly ITimer sweeping;
    readonly Lock writing = new();
    int port;

    public Sessions(TimeProvider time, ConsoleSetup setup)
    {
        (this.time, file) = (time, setup.AccessFile);
        var kept = SessionFile.Read(file);
        port = kept.Port;
        foreach (var one in kept.Sessions) open[one.Key] = new(one.Key, new(one.Name), one.OpenedAt) { SeenAt = one.SeenAt };
        // A page that only listens asks nothing: its stream has to end with the session all the same.
        sweeping = time.CreateTimer(_ => EndOld(), null, Sweep, Sweep);
    }

    /// <returns>The secret that the browser keeps.</returns>
    public string Open(Person person)
    {
        var secret = Secret.New();
        var key = Secret.Print(secret);
        var now = time.GetUtcNow();
        open[key] = new(key, person, now) { SeenAt = now };
        Keep();
        return secret;
    }

    /// <summary>Says where the console listens, to be there again the next time.</summary>
    public void ListensAt(int known)
    {
        port = known;
        Keep();
    }

    /// <returns>The session whose secret this is, which is thereby used; null where there is none or no longer.</returns>
    public BrowserSession? Find(string? secret)
    {
        if (secret is not { Length: > 0 } || !open.TryGetValue(Secret.Print(secret), out var session)) return null;
        if (IsOver(session))
        {
            End(session);
            return null;
        }

        session.SeenAt = time.GetUtcNow();
        session.Csrf = session.Csrf.Length > 0 ? session.Csrf : Secret.Derived(secret, "csrf");
        return session;
    }

    public void End(BrowserSession session)
    {
        if (!open.TryRemove(session.Key, out var ended)) return;
        ended.End();
        Keep();
    }

    public DateTimeOffset EndsAt(BrowserSession session)
    {
        var (idle, longest) = (session.SeenAt + Idle, session.OpenedAt + Longest);
        return idle < longest ? idle : longest;
    }

    public void Dispose()
    {
        sweeping.Dispose();
        Keep();
    }

    bool IsOver(BrowserSession session) => time.GetUtcNow() >= EndsAt(session);

    void EndOld()
    {
        foreach (var session in open.Values.Where(IsOver)) End(session);
        Keep();
    }

    void Keep()
    {
        if (file is null) return;
        try
        {
            lock (writing)
            {
                SessionFile.Write(file, new(port,
                    [.. open.Values.Select(one => new KeptSession(one.Key, one.Person.Name, one.OpenedAt, one.SeenAt))]));
            }
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            // A full disk signs nobody out: what could not be kept is only missed when the console is started again.
        }
    }
}
