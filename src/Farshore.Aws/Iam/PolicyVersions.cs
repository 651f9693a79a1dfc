namespace Farshore.Aws.Iam;

/// <summary>One document of a policy.</summary>
public sealed record PolicyVersion
{
    public string? Document { get; init; }

    public string? VersionId { get; init; }

    public bool? IsDefaultVersion { get; init; }

    public DateTimeOffset? CreateDate { get; init; }
}

/// <summary>Gives a policy another document.</summary>
public sealed record CreatePolicyVersionRequest
{
    public required string PolicyArn { get; init; }

    public required string PolicyDocument { get; init; }

    public bool? SetAsDefault { get; init; }
}

/// <summary>The version as it was made.</summary>
public sealed record CreatePolicyVersionResponse
{
    public PolicyVersion? PolicyVersion { get; init; }
}

/// <summary>Asks for a policy's document.</summary>
public sealed record GetPolicyVersionRequest
{
    public required string PolicyArn { get; init; }

    public required string VersionId { get; init; }
}

/// <summary>The document, percent-encoded.</summary>
public sealed record GetPolicyVersionResponse
{
    public PolicyVersion? PolicyVersion { get; init; }
}

/// <summary>Asks for the versions of a policy.</summary>
public sealed record ListPolicyVersionsRequest
{
    public required string PolicyArn { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>Versions, newest first, without their documents.</summary>
public sealed record ListPolicyVersionsResponse
{
    public IReadOnlyList<PolicyVersion>? Versions { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>Removes a version that is not in force.</summary>
public sealed record DeletePolicyVersionRequest
{
    public required string PolicyArn { get; init; }

    public required string VersionId { get; init; }
}

/// <summary>DeletePolicyVersion answers nothing.</summary>
public sealed record DeletePolicyVersionResponse;

/// <summary>Puts another version in force.</summary>
public sealed record SetDefaultPolicyVersionRequest
{
    public required string PolicyArn { get; init; }

    public required string VersionId { get; init; }
}

/// <summary>SetDefaultPolicyVersion answers nothing.</summary>
public sealed record SetDefaultPolicyVersionResponse;

public static partial class IamApi
{
    public static readonly Operation<CreatePolicyVersionRequest, CreatePolicyVersionResponse> CreatePolicyVersion =
        new(Service, nameof(CreatePolicyVersion), HttpRoute.Rpc, IamShapes.Default.CreatePolicyVersionRequest,
            IamShapes.Default.CreatePolicyVersionResponse);

    public static readonly Operation<GetPolicyVersionRequest, GetPolicyVersionResponse> GetPolicyVersion =
        new(Service, nameof(GetPolicyVersion), HttpRoute.Rpc, IamShapes.Default.GetPolicyVersionRequest,
            IamShapes.Default.GetPolicyVersionResponse);

    public static readonly Operation<ListPolicyVersionsRequest, ListPolicyVersionsResponse> ListPolicyVersions =
        new(Service, nameof(ListPolicyVersions), HttpRoute.Rpc, IamShapes.Default.ListPolicyVersionsRequest,
            IamShapes.Default.ListPolicyVersionsResponse);

    public static readonly Operation<DeletePolicyVersionRequest, DeletePolicyVersionResponse> DeletePolicyVersion =
        new(Service, nameof(DeletePolicyVersion), HttpRoute.Rpc, IamShapes.Default.DeletePolicyVersionRequest,
            IamShapes.Default.DeletePolicyVersionResponse);

    public static readonly Operation<SetDefaultPolicyVersionRequest, SetDefaultPolicyVersionResponse> SetDefaultPolicyVersion =
        new(Service, nameof(SetDefaultPolicyVersion), HttpRoute.Rpc, IamShapes.Default.SetDefaultPolicyVersionRequest,
            IamShapes.Default.SetDefaultPolicyVersionResponse);
}
