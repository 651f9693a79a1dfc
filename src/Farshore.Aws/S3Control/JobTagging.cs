namespace Farshore.Aws.S3Control;

/// <summary>Asks for a job's tags.</summary>
public sealed record GetJobTaggingRequest
{
    [InHeader("x-amz-account-id")]
    public required string AccountId { get; init; }

    [InPath("id")]
    public required string JobId { get; init; }
}

/// <summary>The job's tags.</summary>
public sealed record GetJobTaggingResult
{
    public IReadOnlyList<S3Tag>? Tags { get; init; }
}

/// <summary>Replaces a job's tags.</summary>
public sealed record PutJobTaggingRequest
{
    [InHeader("x-amz-account-id")]
    public required string AccountId { get; init; }

    [InPath("id")]
    public required string JobId { get; init; }

    public required IReadOnlyList<S3Tag> Tags { get; init; }
}

/// <summary>An empty answer.</summary>
public sealed record PutJobTaggingResult;

/// <summary>Takes a job's tags away.</summary>
public sealed record DeleteJobTaggingRequest
{
    [InHeader("x-amz-account-id")]
    public required string AccountId { get; init; }

    [InPath("id")]
    public required string JobId { get; init; }
}

/// <summary>An empty answer, also where there were none.</summary>
public sealed record DeleteJobTaggingResult;

public static partial class S3ControlApi
{
    public static readonly Operation<GetJobTaggingRequest, GetJobTaggingResult> GetJobTagging = new(
        Service, nameof(GetJobTagging), new("GET", "/v20180820/jobs/{id}/tagging"),
        S3ControlShapes.Default.GetJobTaggingRequest, S3ControlShapes.Default.GetJobTaggingResult);

    public static readonly Operation<PutJobTaggingRequest, PutJobTaggingResult> PutJobTagging = new(
        Service, nameof(PutJobTagging), new("PUT", "/v20180820/jobs/{id}/tagging"),
        S3ControlShapes.Default.PutJobTaggingRequest, S3ControlShapes.Default.PutJobTaggingResult)
    {
        InputRoot = "PutJobTaggingRequest",
    };

    public static readonly Operation<DeleteJobTaggingRequest, DeleteJobTaggingResult> DeleteJobTagging = new(
        Service, nameof(DeleteJobTagging), new("DELETE", "/v20180820/jobs/{id}/tagging"),
        S3ControlShapes.Default.DeleteJobTaggingRequest, S3ControlShapes.Default.DeleteJobTaggingResult);
}
