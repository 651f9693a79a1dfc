namespace Farshore.Recovery.Runs;

/// <summary>Where people leave what they ask of runs, and the process that drives a run finds it. Durable, so that an ask outlives either
/// process.</summary>
public sealed class ControlDesk(RunDatabase database)
{
    /// <returns>The ask's place, to look for its answer.</returns>
    public long Leave(string run, string ask, string step, string? reason, string by, DateTimeOffset at)
    {
        var id = 0L;
        database.Write((connection, transaction) =>
        {
            RunDatabase.Execute(connection, transaction,
                "INSERT INTO asks (run, ask, step, reason, by, at) VALUES ($run, $ask, $step, $reason, $by, $at)",
                ("$run", run), ("$ask", ask), ("$step", step), ("$reason", reason), ("$by", by), ("$at", at.ToString("O")));
            id = RunDatabase.LastRow(connection, transaction);
        });
        return id;
    }

    /// <summary>What was asked of the run and has no answer, oldest first.</summary>
    public IReadOnlyList<ControlAsk> Pending(string run) => database.Query(
        "SELECT id, run, ask, step, reason, by FROM asks WHERE run = $run AND answer IS NULL ORDER BY id",
        row => new ControlAsk(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4)
            ? null : row.GetString(4),
            row.GetString(5)),
        ("$run", run));

    public void Answered(ControlAsk ask, string said) => database.Write((connection, transaction) => RunDatabase.Execute(
        connection, transaction, "UPDATE asks SET answer = $said WHERE id = $id", ("$said", said), ("$id", ask.Id)));

    /// <summary>What the ask came to, in words; null while nobody has heard it.</summary>
    public string? AnswerTo(long id) => database.Query(
        "SELECT answer FROM asks WHERE id = $id AND answer IS NOT NULL", row => row.GetString(0), ("$id", id)) is [var said] ? said : null;
}
