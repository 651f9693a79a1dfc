namespace Farshore.Recovery.Plans;

/// <summary>Reads <c>backup</c>.</summary>
static class BackupReader
{
    public static PlanBackup Read(PlanSection plan)
    {
        if (plan.Child("backup", "backup") is not { } section) return new();
        var backup = new PlanBackup();
        if (section.Child("proofs", "backup, proofs") is { } proofs)
        {
            var databases = proofs.Matching("databases", text => text is PlanBackup.Restore or PlanBackup.ByDrill,
                "'restore' (every backup restores and compares databases) or 'drill' (the next drill does)");
            backup = backup with { DatabaseProofs = databases ?? backup.DatabaseProofs };
            proofs.Close();
        }

        section.Close();
        return backup;
    }
}
