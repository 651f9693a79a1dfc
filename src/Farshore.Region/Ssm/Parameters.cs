using Farshore.Aws;
using Farshore.Aws.Ssm;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ssm;

/// <summary>Parameters as they are made, given new versions, and removed.</summary>
sealed class Parameters(RegionContext region, ParameterStore store)
{
    const int MostVersions = 100, MostNames = 10;

    public void Serve(Operations served)
    {
        served.Add(SsmApi.PutParameter, PutAsync);
        served.Add(SsmApi.DeleteParameter, DeleteAsync);
        served.Add(SsmApi.DeleteParameters, DeleteManyAsync);
    }

    async Task<PutParameterResult> PutAsync(PutParameterRequest request, Call call, CancellationToken cancellationToken)
    {
        ParameterNames.CheckNew(request.Name);
        if (request.Overwrite == true && request.Tags is { Count: > 0 }) throw SsmErrors.Validation(
            "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. "
            + "To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.");
        var tags = ParameterTags.Merge(
            new Dictionary<string, string>(), request.Tags ?? [], region.Partition.IsPeer(call.Caller.AccessKeyId));
        var made = await region.Database.WriteAsync(connection =>
        {
            var there = store.All.Find(connection, request.Name);
            if (there is not null && request.Overwrite != true) throw new AwsException("ParameterAlreadyExists",
                "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
            var version = new NewVersion(request, there?.Newest).Checked(region.Time.GetUtcNow(), call.Caller.Arn);
            if (version.Type == "SecureString") version = version with
            {
                Value = store.Keys.Seal(store.ArnOf(request.Name), version.Value, version.KeyId!, call),
            };
            store.All.Put(connection, request.Name, there is null
                ? new() { Name = request.Name, Versions = [version], Tags = tags }
                : there with { Versions = [.. Room(there), version] });
            return version;
        }, cancellationToken);
        return new() { Version = made.Version, Tier = made.Tier };
    }

    async Task<DeleteParameterResult> DeleteAsync(DeleteParameterRequest request, Call call, CancellationToken cancellationToken) =>
        await store.All.DeleteAsync(ParameterNames.Read(request.Name).Name, cancellationToken) is null ? throw SsmErrors.NotFound() : new();

    async Task<DeleteParametersResult> DeleteManyAsync(DeleteParametersRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckCount(request.Names);
        List<string> gone = [], missing = [];
        foreach (var name in request.Names.Distinct(StringComparer.Ordinal))
            (await store.All.DeleteAsync(name, cancellationToken) is null ? missing : gone).Add(name);
        return new() { DeletedParameters = gone, InvalidParameters = missing };
    }

    /// <exception cref="AwsException"><c>ValidationException</c>: more than ten, or none.</exception>
    public static void CheckCount(IReadOnlyList<string> names)
    {
        if (names.Count is 0 or > MostNames) throw SsmErrors.Constraint($"[{string.Join(", ", names)}]", "names", names.Count == 0
            ? "Member must have length greater than or equal to 1" : $"Member must have length less than or equal to {MostNames}");
    }

    // The oldest makes room, unless somebody holds it by a name.
    static IReadOnlyList<ParameterVersion> Room(StoredParameter there) =>
        there.Versions.Count < MostVersions ? there.Versions
        : there.Versions[0].Labels is [] ? [.. there.Versions.Skip(1)]
        : throw new AwsException("ParameterMaxVersionLimitExceeded",
            $"You attempted to create a new version of {there.Name} by calling the PutParameter API with the overwrite flag. Version "
            + $"{there.Versions[0].Version}, the oldest version, can't be deleted because it has a label associated with it. Move "
                + "the label "
            + "to another version of the parameter, and try again.");
}
