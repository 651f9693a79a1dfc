namespace Farshore.Recovery.Translation;

/// <summary>Collects decisions while a translation goes on. A thing decided once is written once.</summary>
sealed class Sheet
{
    readonly List<Rewrite> rewrites = [];
    readonly HashSet<(string Resource, string Field, string Old)> written = [];

    public ProofSheet Done => new([.. rewrites]);

    public void Decided(string resource, string field, string old, string? becomes, string why) =>
        Write(new(resource, field, old, becomes, why));

    /// <param name="resource">Of which resource.</param>
    /// <param name="field">What it is.</param>
    /// <param name="old">As captured.</param>
    /// <param name="remedy">What is wrong, and what would resolve it.</param>
    public void Unresolved(string resource, string field, string old, string remedy) =>
        Write(new(resource, field, old, null, remedy, IsResolved: false));

    void Write(Rewrite rewrite)
    {
        if (written.Add((rewrite.Resource, rewrite.Field, rewrite.Old))) rewrites.Add(rewrite);
    }
}
