namespace Farshore.Aws.Kms;

/// <summary>A name for a key, <c>alias/…</c>.</summary>
public sealed record CreateAliasRequest
{
    public required string AliasName { get; init; }

    public required string TargetKeyId { get; init; }
}

/// <summary>The alias names the key.</summary>
public sealed record CreateAliasResponse;

/// <summary>Asks for the aliases of the Region or of one key, page by page.</summary>
public sealed record ListAliasesRequest
{
    public string? KeyId { get; init; }

    public int? Limit { get; init; }

    public string? Marker { get; init; }
}

/// <summary>An alias and the key it names.</summary>
public sealed record AliasListEntry
{
    public string? AliasName { get; init; }

    public string? AliasArn { get; init; }

    public string? TargetKeyId { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? LastUpdatedDate { get; init; }
}

/// <summary>One page of aliases.</summary>
public sealed record ListAliasesResponse
{
    public IReadOnlyList<AliasListEntry>? Aliases { get; init; }

    public string? NextMarker { get; init; }

    public bool? Truncated { get; init; }
}

/// <summary>Points an alias at another key.</summary>
public sealed record UpdateAliasRequest
{
    public required string AliasName { get; init; }

    public required string TargetKeyId { get; init; }
}

/// <summary>The alias names the other key.</summary>
public sealed record UpdateAliasResponse;

/// <summary>Takes a name from its key.</summary>
public sealed record DeleteAliasRequest
{
    public required string AliasName { get; init; }
}

/// <summary>The alias is gone; the key is not.</summary>
public sealed record DeleteAliasResponse;

public static partial class KmsApi
{
    public static readonly Operation<CreateAliasRequest, CreateAliasResponse> CreateAlias =
        new(Service, nameof(CreateAlias), HttpRoute.Rpc, KmsShapes.Default.CreateAliasRequest, KmsShapes.Default.CreateAliasResponse);

    public static readonly Operation<ListAliasesRequest, ListAliasesResponse> ListAliases =
        new(Service, nameof(ListAliases), HttpRoute.Rpc, KmsShapes.Default.ListAliasesRequest, KmsShapes.Default.ListAliasesResponse);

    public static readonly Operation<UpdateAliasRequest, UpdateAliasResponse> UpdateAlias =
        new(Service, nameof(UpdateAlias), HttpRoute.Rpc, KmsShapes.Default.UpdateAliasRequest, KmsShapes.Default.UpdateAliasResponse);

    public static readonly Operation<DeleteAliasRequest, DeleteAliasResponse> DeleteAlias =
        new(Service, nameof(DeleteAlias), HttpRoute.Rpc, KmsShapes.Default.DeleteAliasRequest, KmsShapes.Default.DeleteAliasResponse);
}
