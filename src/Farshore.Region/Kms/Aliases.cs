using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Kms;
using Farshore.Region.Hosting;

namespace Farshore.Region.Kms;

/// <summary>Names for keys.</summary>
sealed partial class Aliases(RegionContext region, KmsKeys keys)
{
    public void Serve(Operations served)
    {
        served.Add(KmsApi.CreateAlias, CreateAsync);
        served.Add(KmsApi.ListAliases, ListAsync);
        served.Add(KmsApi.UpdateAlias, UpdateAsync);
        served.Add(KmsApi.DeleteAlias, DeleteAsync);
    }

    async Task<CreateAliasResponse> CreateAsync(CreateAliasRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckName(request.AliasName);
        var target = keys.FindById(request.TargetKeyId).Changeable(call, "CreateAlias");
        var alias = new KeyAlias(request.AliasName, target.Id, region.Time.GetUtcNow(), region.Time.GetUtcNow());
        return ReferenceEquals(await keys.Aliases.AddAsync(alias.Name, alias, cancellationToken), alias)
            ? new CreateAliasResponse()
            : throw new AwsException("AlreadyExistsException", $"An alias with the name {ArnOf(alias.Name)} already exists");
    }

    Task<ListAliasesResponse> ListAsync(ListAliasesRequest request, Call call, CancellationToken cancellationToken)
    {
        var only = request.KeyId is { } named ? keys.FindById(named).Id : null;
        var (page, next) = Paging.Page(keys.Aliases.List().Where(alias => only is null || alias.KeyId == only),
            alias => alias.Name, request.Marker, KmsErrors.Limit(request.Limit, 50, 100), KmsErrors.BadMarker);
        return Task.FromResult(new ListAliasesResponse
        {
            Aliases = [.. page.Select(alias => new AliasListEntry
            {
                AliasName = alias.Name,
                AliasArn = ArnOf(alias.Name),
                TargetKeyId = alias.KeyId,
                CreationDate = alias.CreatedAt,
                LastUpdatedDate = alias.UpdatedAt,
            })],
            NextMarker = next,
            Truncated = next is not null,
        });
    }

    async Task<UpdateAliasResponse> UpdateAsync(UpdateAliasRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckName(request.AliasName);
        var target = keys.FindById(request.TargetKeyId).Changeable(call, "UpdateAlias");
        _ = await keys.Aliases.UpdateAsync(request.AliasName, alias =>
            alias with { KeyId = target.Id, UpdatedAt = region.Time.GetUtcNow() }, cancellationToken)
            ?? throw Missing(request.AliasName);
        return new();
    }

    async Task<DeleteAliasResponse> DeleteAsync(DeleteAliasRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckName(request.AliasName);
        return await keys.Aliases.DeleteAsync(request.AliasName, cancellationToken) is null ? throw Missing(request.AliasName) : new();
    }

    static void CheckName(string name)
    {
        if (!name.StartsWith("alias/", StringComparison.Ordinal))
            throw KmsErrors.Validation("Alias must start with the prefix \"alias/\". Please see "
                + "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
        if (name.StartsWith("alias/aws/", StringComparison.Ordinal))
            throw new AwsException("InvalidAliasNameException", $"{name}: names that begin with alias/aws/ are AWS's own");
        if (!Name().IsMatch(name))
            throw new AwsException("InvalidAliasNameException",
                $"{name} is not a name: after alias/ come letters, digits, /, _ and - up to 256 characters");
    }

    AwsException Missing(string name) => new("NotFoundException", $"Alias {ArnOf(name)} is not found.");

    string ArnOf(string name) => region.Arn("kms", name).ToString();

    [GeneratedRegex("^alias/[a-zA-Z0-9/_-]{1,250}$")]
    private static partial Regex Name();
}
