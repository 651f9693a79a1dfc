using System.Globalization;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Schedules;

/// <summary>Up to when each plan's schedule has been seen to, kept so that a restart neither forgets nor repeats.</summary>
public sealed class ScheduleMarks
{
    readonly RunDatabase database;

    public ScheduleMarks(RunDatabase database)
    {
        this.database = database;
        database.Write((connection, transaction) => RunDatabase.Execute(connection, transaction, """
            CREATE TABLE IF NOT EXISTS schedule_marks (
              plan TEXT NOT NULL, kind TEXT NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (plan, kind)) STRICT, WITHOUT ROWID
            """));
    }

    /// <summary>Null where it was never seen to.</summary>
    public DateTimeOffset? Find(string plan, string kind) => database
        .Query("SELECT mark FROM schedule_marks WHERE plan = $plan AND kind = $kind",
            row => DateTimeOffset.Parse(row.GetString(0), CultureInfo.InvariantCulture), ("$plan", plan), ("$kind", kind))
            is [var mark] ? mark : null;

    public void Put(string plan, string kind, DateTimeOffset mark) => database.Write((connection, transaction) =>
        RunDatabase.Execute(connection, transaction,
            "INSERT INTO schedule_marks (plan, kind, mark) VALUES ($plan, $kind, $mark) ON CONFLICT DO UPDATE SET mark = $mark",
            ("$plan", plan), ("$kind", kind), ("$mark", mark.ToString("O"))));
}
