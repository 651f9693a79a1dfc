using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>Tags of vaults, plans and recovery points.</summary>
sealed class BackupTags(BackupState state, PlanState plans, BackupGuards guards)
{
    const int MostTags = 50;

    public void Serve(Operations served)
    {
        served.Add(BackupApi.TagResource, TagAsync);
        served.Add(BackupApi.UntagResource, UntagAsync);
        served.Add(BackupApi.ListTags, List);
    }

    async Task<TagResourceResponse> TagAsync(TagResourceInput input, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(input.ResourceArn, older =>
        {
            var newer = new Dictionary<string, string>(older, StringComparer.Ordinal);
            foreach (var (key, value) in input.Tags) newer[key] = value;
            return newer.Count <= MostTags ? newer : throw BackupErrors.Value($"A resource can have at most {MostTags} tags.");
        }, cancellationToken);
        return new();
    }

    async Task<UntagResourceResponse> UntagAsync(UntagResourceInput input, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(
            input.ResourceArn,
            older => older.Where(tag => !input.TagKeyList.Contains(tag.Key)).ToDictionary(StringComparer.Ordinal),
            cancellationToken);
        return new();
    }

    Task<ListTagsOutput> List(ListTagsInput input, Call call, CancellationToken cancellationToken)
    {
        var tags = Vault(input.ResourceArn)?.Tags ?? Plan(input.ResourceArn)?.Tags ?? Testing(input.ResourceArn)?.Tags
            ?? Point(input.ResourceArn).Tags;
        var page = BackupPage<KeyValuePair<string, string>>.Of(
            tags.OrderBy(tag => tag.Key, StringComparer.Ordinal), tag => tag.Key, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListTagsOutput { Tags = page.Items.ToDictionary(StringComparer.Ordinal), NextToken = page.NextToken });
    }

    async Task ChangeAsync(
        string arn, Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change,
        CancellationToken cancellationToken)
    {
        if (Vault(arn) is { } vault)
            await state.Vaults.UpdateAsync(vault.Name, now => now with { Tags = change(now.Tags) }, cancellationToken);
        else if (Plan(arn) is { } plan)
            await plans.Plans.UpdateAsync(plan.Id, now => now with { Tags = change(now.Tags) }, cancellationToken);
        else if (Testing(arn) is { } testing)
            await plans.TestingPlans.UpdateAsync(testing.Name, now => now with { Tags = change(now.Tags) }, cancellationToken);
        else
            await state.Points.UpdateAsync(Point(arn).Key, now => now with { Tags = change(now.Tags) }, cancellationToken);
    }

    VaultRow? Vault(string text)
    {
        var arn = guards.Here("ResourceArn", text);
        return arn is { Service: "backup", Type: "backup-vault" } ? state.Vault(arn.Name) : null;
    }

    PlanRow? Plan(string text) => Arn.Parse(text) is { Service: "backup", Type: "backup-plan" } arn
        ? plans.Find(arn.Name) ?? throw BackupErrors.NotFound($"Backup plan {arn.Name} does not exist.")
        : null;

    TestingPlanRow? Testing(string text) => Arn.Parse(text) is { Service: "backup", Type: "restore-testing-plan" } arn
        ? plans.TestingPlans.List().FirstOrDefault(plan => plan.Plan.RestoreTestingPlanArn == text)
            ?? throw BackupErrors.NotFound($"Restore testing plan {arn.Name} does not exist.")
        : null;

    PointRow Point(string arn) => state.FindPoint(arn)
        ?? throw BackupErrors.NotFound($"{arn} is neither a backup vault nor a backup plan nor a recovery point of this Region.");
}
