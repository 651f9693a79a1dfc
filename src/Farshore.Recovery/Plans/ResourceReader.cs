namespace Farshore.Recovery.Plans;

/// <summary>Reads the list <c>resources</c> of a plan.</summary>
static class ResourceReader
{
    const string Types = "s3, ec2, rds";

    public static IReadOnlyList<PlanResource> Read(PlanSection plan, string file)
    {
        var groups = plan.Groups("resources");
        if (!plan.Has("resources")) plan.Problems.Add(new(plan.Line, "plan: 'resources' is missing: the list of what to protect"));
        else if (groups.Count == 0) plan.Complain("resources", "'resources' is empty: there is nothing to protect");
        return [.. groups.Select((group, index) => One(group, index, plan.Problems, file)).OfType<PlanResource>()];
    }

    static PlanResource? One(YamlMap group, int index, List<PlanProblem> problems, string file)
    {
        var named = group.Entries.FirstOrDefault(entry => entry.Key == "name")?.Value is YamlText { Text: { Length: > 0 } text } ? text
            : null;
        var section = new PlanSection(group, named is null ? $"resources[{index}]" : $"resource {named}", problems);
        var name = section.RequiredMatching("name", "your word for it", PlanForms.Name,
            "lower-case letters, digits and hyphens, beginning with a letter");
        PlanResource? resource = section.Required("type", $"one of {Types}") switch
        {
            "s3" => Bucket(section, name),
            "ec2" => Machine(section, name, file),
            "rds" => Database(section, name, file),
            var type => Unknown(section, type),
        };
        if (resource is null) return null;
        resource = resource with
        {
            Needs = section.Texts("needs"),
            Checks = CheckReader.Checks(section, resource.Type),
            Heartbeat = CheckReader.Heartbeat(section, resource.Type),
        };
        section.Close();
        return resource;
    }

    static PlanResource? Unknown(PlanSection section, string type)
    {
        if (type.Length > 0) section.Complain("type", $"there is no type '{type}'; there are: {Types}");
        return null;
    }

    static PlanBucket Bucket(PlanSection section, string name)
    {
        var bucket = new PlanBucket(name,
            section.RequiredMatching("bucket", "the bucket in the primary", PlanForms.Bucket, PlanReader.BucketForm),
            section.RequiredMatching("replica", "the bucket in the secondary", PlanForms.Bucket, PlanReader.BucketForm));
        if (section.Child("properties", $"{section.Title}, properties") is not { } properties) return bucket;
        bucket = bucket with
        {
            Properties = new(
                properties.Matching("versioning", value => value is "Enabled" or "Suspended", "Enabled or Suspended") ?? "Enabled",
                properties.Matching("encryption", value =>
                    value is "AES256" or "aws:kms" or "aws:kms:dsse", "AES256, aws:kms or aws:kms:dsse"),
                properties.Matching("publicAccess", value => value is "blocked" or "any", "blocked or any") is "any" ? null : "blocked",
                properties.Matching("replication", value => value is "none" or "any", "none or any") is "none" ? "none" : null),
        };
        properties.Close();
        return bucket;
    }

    static PlanMachine Machine(PlanSection section, string name, string file)
    {
        var id = section.Matching("instance", PlanForms.InstanceId, "an instance id such as i-0a1b2c3d4e5f60718");
        var tag = section.Matching("tag", text => text.IndexOf('=', StringComparison.Ordinal) > 0, "a tag such as Name=web");
        if ((id is null) == (tag is null) && section.Has("instance") == section.Has("tag"))
            section.Complain("instance", "say which instance: either 'instance: i-…' or 'tag: Name=…'");
        return new(name)
        {
            InstanceId = id,
            Tag = tag?.Split('=', 2) is [var key, var value] ? new(key, value) : null,
            Restore = MachineRestore(section),
        };
    }

    static MachineRestore MachineRestore(PlanSection section)
    {
        if (section.Child("restore", $"{section.Title}, restore") is not { } restore) return new();
        var read = new MachineRestore
        {
            Subnet = restore.Matching("subnet", text =>
                text.StartsWith("subnet-", StringComparison.Ordinal), "a subnet's id in the secondary"),
            SecurityGroups = Groups(restore),
            InstanceType = restore.Matching("instanceType", text =>
                text.Contains('.', StringComparison.Ordinal), "an instance type such as t3.small"),
            Profile = restore.Text("profile"),
            KeyPair = restore.Text("keyPair"),
        };
        restore.Close();
        return read;
    }

    static PlanDatabase Database(PlanSection section, string name, string file) => new(name,
        section.RequiredMatching("instance", "the DB instance's identifier in the primary", PlanForms.DBIdentifier,
            "a DB instance identifier"))
    {
        User = section.Text("user"),
        Password = Secret(section, file),
        Database = section.Text("database"),
        Restore = DatabaseRestore(section),
    };

    static DatabaseRestore DatabaseRestore(PlanSection section)
    {
        if (section.Child("restore", $"{section.Title}, restore") is not { } restore) return new();
        var read = new DatabaseRestore
        {
            Identifier = restore.Matching("identifier", PlanForms.DBIdentifier, "a DB instance identifier"),
            Class = restore.Matching("class", text =>
                text.StartsWith("db.", StringComparison.Ordinal), "a DB instance class such as db.t4g.small"),
            SubnetGroup = restore.Text("subnetGroup"),
            SecurityGroups = Groups(restore),
            ParameterGroup = restore.Text("parameterGroup"),
        };
        restore.Close();
        return read;
    }

    static IReadOnlyList<string> Groups(PlanSection restore)
    {
        var groups = restore.Texts("securityGroups");
        foreach (var group in groups.Where(group => !group.StartsWith("sg-", StringComparison.Ordinal)))
            restore.Complain("securityGroups", $"'{group}' should be a security group's id in the secondary, sg-…");
        return groups;
    }

    static PlanSecret? Secret(PlanSection section, string file)
    {
        if (section.Child("password", $"{section.Title}, password") is not { } secret) return null;
        var (variable, path) = (secret.Text("env"), secret.Text("file"));
        if ((variable is null) == (path is null))
            secret.Problems.Add(new(secret.Line,
                $"{secret.Title}: say where it is: either 'env: VARIABLE' or 'file: path', never the password itself"));
        secret.Close();
        return new(variable, path is null ? null : PlanReader.From(file, path));
    }
}
