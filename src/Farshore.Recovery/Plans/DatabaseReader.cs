namespace Farshore.Recovery.Plans;

/// <summary>Reads what is said of an RDS DB instance.</summary>
static class DatabaseReader
{
    static readonly IdentityForm Form = new("instance", PlanForms.DBIdentifier,
        "a DB instance identifier: up to 63 letters, digits and single hyphens, beginning with a letter",
        new("rds", "us-east-1", "123456789012", "db:orders"));

    public static PlanDatabase Read(PlanSection section, string name, ResourceSetting setting)
    {
        var (id, tag) = IdentityReader.Read(section, Form, setting.Primary);
        return new(name, id ?? "")
        {
            Tag = tag,
            User = section.Text("user"),
            Password = Secret(section, "password", setting),
            Database = section.Text("database"),
            Restore = Restore(section, setting),
        };
    }

    static DatabaseRestore Restore(PlanSection section, ResourceSetting setting)
    {
        if (section.Child("restore", $"{section.Title}, restore") is not { } restore) return new();
        var read = new DatabaseRestore
        {
            Identifier = restore.Matching("identifier", PlanForms.DBIdentifier, "a DB instance identifier"),
            Class = restore.Matching("class", text =>
                text.StartsWith("db.", StringComparison.Ordinal), "a DB instance class such as db.t4g.small"),
            SubnetGroup = restore.Text("subnetGroup"),
            SecurityGroups = MachineReader.Groups(restore),
            ParameterGroup = restore.Text("parameterGroup"),
            OptionGroup = restore.Text("optionGroup"),
            MultiAZ = restore.Flag("multiAZ"),
            PubliclyAccessible = restore.Flag("publiclyAccessible"),
            MasterPassword = Secret(restore, "masterPassword", setting),
        };
        restore.Close();
        return read;
    }

    static PlanSecret? Secret(PlanSection section, string key, ResourceSetting setting)
    {
        if (section.Child(key, $"{section.Title}, {key}") is not { } secret) return null;
        var (variable, path) = (secret.Text("env"), secret.Text("file"));
        if ((variable is null) == (path is null))
            secret.Problems.Add(new(secret.Line,
                $"{secret.Title}: say where it is: either 'env: VARIABLE' or 'file: path', never the password itself"));
        secret.Close();
        return new(variable, path is null ? null : PlanReader.From(setting.File, path));
    }
}
