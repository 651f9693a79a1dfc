namespace Farshore.Recovery.Plans;

/// <summary>What stands around a resource in its plan.</summary>
/// <param name="File">The plan's; relative paths start at its folder.</param>
/// <param name="Primary">Where the resource is.</param>
/// <param name="Secondary">Where it is rebuilt.</param>
sealed record ResourceSetting(string File, PlanRegion Primary, PlanRegion Secondary);

/// <summary>Reads the list <c>resources</c> of a plan.</summary>
static class ResourceReader
{
    const string Types = "s3, ec2, rds";

    static readonly IdentityForm BucketForm = new("bucket", PlanForms.Bucket, PlanReader.BucketForm, new("s3", "", "", "shop-media"),
        ByTag: false);

    public static IReadOnlyList<PlanResource> Read(PlanSection plan, ResourceSetting setting)
    {
        var groups = plan.Groups("resources");
        if (!plan.Has("resources")) plan.Problems.Add(new(plan.Line, "plan: 'resources' is missing: the list of what to protect"));
        else if (groups.Count == 0) plan.Complain("resources", "'resources' is empty: there is nothing to protect");
        return [.. groups.Select((group, index) => One(group, index, plan.Problems, setting)).OfType<PlanResource>()];
    }

    static PlanResource? One(YamlMap group, int index, List<PlanProblem> problems, ResourceSetting setting)
    {
        var named = group.Entries.FirstOrDefault(entry => entry.Key == "name")?.Value is YamlText { Text: { Length: > 0 } text } ? text
            : null;
        var section = new PlanSection(group, named is null ? $"resources[{index}]" : $"resource {named}", problems);
        var name = section.RequiredMatching("name", "your word for it", PlanForms.Name,
            "lower-case letters, digits and hyphens, beginning with a letter");
        PlanResource? resource = section.Required("type", $"one of {Types}") switch
        {
            "s3" => Bucket(section, name, setting),
            "ec2" => MachineReader.Read(section, name, setting),
            "rds" => DatabaseReader.Read(section, name, setting),
            var type => Unknown(section, type),
        };
        if (resource is null) return null;
        resource = resource with
        {
            Needs = section.Texts("needs"),
            Checks = CheckReader.Checks(section, resource.Type, setting.File),
            Heartbeat = CheckReader.Heartbeat(section, resource.Type),
            Rpo = section.Span("rpo"),
        };
        section.Close();
        return resource;
    }

    static PlanResource? Unknown(PlanSection section, string type)
    {
        if (type.Length > 0) section.Complain("type", $"there is no type '{type}'; there are: {Types}");
        return null;
    }

    static PlanBucket Bucket(PlanSection section, string name, ResourceSetting setting)
    {
        var bucket = new PlanBucket(name, IdentityReader.Read(section, BucketForm, setting.Primary).Id ?? "",
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
}
