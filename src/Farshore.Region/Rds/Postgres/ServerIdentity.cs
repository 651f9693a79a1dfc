namespace Farshore.Region.Rds.Postgres;

/// <summary>As whom servers run. PostgreSQL refuses root, so root runs it under another name: in a user namespace of its own, where
/// files stay root's and no folder is out of reach, or, where that is forbidden, as the user <c>postgres</c>.</summary>
/// <param name="Prefix">What a command begins with; it becomes the command and keeps its process id.</param>
/// <param name="Owner">The user who must own the files; null where they stay ours.</param>
public sealed record ServerIdentity(IReadOnlyList<string> Prefix, string? Owner)
{
    const string OrdinaryUser = "postgres";

    // Any id but 0 that has a name will do; 1 has one (daemon, bin) on every Linux.
    static readonly string[] OwnNamespace = ["unshare", "--user", "--map-user=1", "--map-group=1", "--"];
    static readonly string[] Switched = ["setpriv", $"--reuid={OrdinaryUser}", $"--regid={OrdinaryUser}", "--init-groups", "--"];

    /// <summary>The first identity that works on this machine.</summary>
    /// <param name="folder">Where the servers' files will be; it must exist.</param>
    /// <param name="cancellationToken">Stops trying.</param>
    /// <exception cref="InvalidOperationException">None works.</exception>
    public static async Task<ServerIdentity> FindAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess) return new([], null);
        var refusals = new List<string>();
        foreach (var identity in (ServerIdentity[])[new(OwnNamespace, null), new(Switched, OrdinaryUser)])
        {
            try
            {
                var tried = await ShortProgram.RunAsync([.. identity.Prefix, "test", "-x", folder], cancellationToken);
                if (tried.Succeeded) return identity;
                refusals.Add($"{identity.Prefix[0]}: {(tried.Complaint is "" ? $"cannot reach {folder}" : tried.Complaint.Trim())}");
            }
            catch (System.ComponentModel.Win32Exception missing)
            {
                refusals.Add($"{identity.Prefix[0]}: {missing.Message}");
            }
        }

        throw new InvalidOperationException(
            "PostgreSQL refuses to run as root, and neither a user namespace nor the user postgres can be had here " +
            $"({string.Join("; ", refusals)}): run farshore as an ordinary user, " +
            "or set FARSHORE_HOME to a folder that user postgres can reach");
    }

    /// <summary>Gives a folder and all in it to the user who must own it.</summary>
    public async Task OwnAsync(string folder, CancellationToken cancellationToken)
    {
        if (Owner is null) return;
        var changed = await ShortProgram.RunAsync(["chown", "-R", $"{Owner}:", folder], cancellationToken);
        if (!changed.Succeeded) throw new InvalidOperationException($"cannot give {folder} to {Owner}: {changed.Complaint.Trim()}");
    }
}
