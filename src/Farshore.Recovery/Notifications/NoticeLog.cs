using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Notifications;

/// <summary>What was sent about which run, and what came of it: a run that is resumed does not tell the same twice.</summary>
public sealed class NoticeLog
{
    readonly RunDatabase database;

    public NoticeLog(RunDatabase database)
    {
        this.database = database;
        database.Write((connection, transaction) => RunDatabase.Execute(connection, transaction, """
            CREATE TABLE IF NOT EXISTS notices (
              run TEXT NOT NULL, about TEXT NOT NULL, target TEXT NOT NULL, at TEXT NOT NULL, failure TEXT,
              PRIMARY KEY (run, about, target)) STRICT, WITHOUT ROWID
            """));
    }

    /// <summary>Whether it reached its target.</summary>
    public bool IsSent(string run, string about, string target) => database.Query(
        "SELECT 1 FROM notices WHERE run = $run AND about = $about AND target = $target AND failure IS NULL", row => row.GetInt32(0),
        ("$run", run), ("$about", about), ("$target", target)).Count > 0;

    /// <param name="run">The run.</param>
    /// <param name="about">Which of its notices.</param>
    /// <param name="target">Whom it was for.</param>
    /// <param name="at">When.</param>
    /// <param name="failure">Why it was not taken; null where it was.</param>
    public void Put(string run, string about, string target, DateTimeOffset at, string? failure) => database.Write(
        (connection, transaction) => RunDatabase.Execute(connection, transaction,
            "INSERT INTO notices (run, about, target, at, failure) VALUES ($run, $about, $target, $at, $failure) "
            + "ON CONFLICT DO UPDATE SET at = $at, failure = $failure",
            ("$run", run), ("$about", about), ("$target", target), ("$at", at.ToString("O")), ("$failure", failure)));

    /// <summary>What could not be told about a run, in words.</summary>
    public IReadOnlyList<string> Failures(string run) => database.Query(
        "SELECT target, failure FROM notices WHERE run = $run AND failure IS NOT NULL ORDER BY at",
        row => $"{row.GetString(0)} could not be told: {row.GetString(1)}", ("$run", run));
}
