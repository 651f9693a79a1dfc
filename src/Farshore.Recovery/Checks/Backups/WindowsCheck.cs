using System.Globalization;
using Farshore.Aws.Rds;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Backups;

/// <summary>RDS refuses a backup in or within an hour before its own backup or maintenance window.</summary>
sealed class WindowsCheck : Check
{
    static readonly TimeSpan Margin = TimeSpan.FromHours(1);
    static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public override string Name => "windows";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Databases.Select(database => new Look(
        database.Name, "the backup window and the maintenance window", async () =>
        {
            if (await facts.Sources.CandidatesAsync(database) is not [var found])
                throw new NothingToLookAtException("the database itself was not found");
            var now = facts.World.Time.GetUtcNow();
            var near = new[] { Near(found.PreferredBackupWindow, now), Near(found.PreferredMaintenanceWindow, now) };
            if (near.All(word => word is null))
                return Answer.Ok($"{found.PreferredBackupWindow}, {found.PreferredMaintenanceWindow}: not now, and not within the hour");
            List<string> words = [];
            if (near[0] is { } backup) words.Add($"the backup window {found.PreferredBackupWindow} {backup}");
            if (near[1] is { } maintenance) words.Add($"the maintenance window {found.PreferredMaintenanceWindow} {maintenance}");
            return Answer.Warning(string.Join("; ", words), Move(facts, found, now, near));
        }));

    /// <summary>To six hours before now, which is far from now on either side.</summary>
    static string Move(PreflightFacts facts, DBInstance found, DateTimeOffset now, IReadOnlyList<string?> near)
    {
        var at = now.AddHours(-6);
        var (from, to) = (at.ToString("HH':00'", CultureInfo.InvariantCulture), at.ToString("HH':30'", CultureInfo.InvariantCulture));
        var day = Days[(int)at.DayOfWeek];
        var windows = (near[0] is null ? "" : $" --preferred-backup-window {from}-{to}")
            + (near[1] is null ? "" : $" --preferred-maintenance-window {day}:{Later(at)}-{day}:{Later(at, 30)}");
        return Commands.Lines("# Wait until it is over, or move it:", facts.Commands.Aws(Side.Primary,
            $"rds modify-db-instance --db-instance-identifier {found.DBInstanceIdentifier} --apply-immediately{windows}"));
    }

    // Beside the backup window, which it may not overlap.
    static string Later(DateTimeOffset at, int minutes = 0) =>
        at.AddHours(-2).ToString("HH", CultureInfo.InvariantCulture) + $":{minutes:00}";

    /// <returns>How near it is, in words; null where it is far.</returns>
    static string? Near(string? window, DateTimeOffset now)
    {
        if (window?.Split('-') is not [var from, var to]) return null;
        var (start, end, period) = (Minute(from), Minute(to), from.Length > 5 ? 7 * 24 * 60 : 24 * 60);
        var minute = (from.Length > 5 ? (int)now.UtcDateTime.DayOfWeek * 24 * 60 : 0) + (int)now.UtcDateTime.TimeOfDay.TotalMinutes;
        var until = ((start - minute) % period + period) % period;
        var length = ((end - start) % period + period) % period;
        return period - until < length ? "is now" : until <= Margin.TotalMinutes ? $"begins in {until} minutes" : null;
    }

    static int Minute(string text)
    {
        var parts = text.Split(':');
        var day = parts.Length == 3 ? Array.IndexOf(Days, parts[0].ToLowerInvariant()) : 0;
        return (((day * 24) + int.Parse(parts[^2], CultureInfo.InvariantCulture)) * 60) + int.Parse(parts[^1],
            CultureInfo.InvariantCulture);
    }
}
