namespace Farshore.Aws.S3Control;

/// <summary>Makes a batch job. The same token again is the same job.</summary>
public sealed record CreateJobRequest
{
    [InHeader("x-amz-account-id")]
    public required string AccountId { get; init; }

    public bool? ConfirmationRequired { get; init; }

    public required JobOperation Operation { get; init; }

    public required JobReport Report { get; init; }

    public required string ClientRequestToken { get; init; }

    public JobManifest? Manifest { get; init; }

    public string? Description { get; init; }

    public required int Priority { get; init; }

    public required string RoleArn { get; init; }

    public IReadOnlyList<S3Tag>? Tags { get; init; }

    public JobManifestGenerator? ManifestGenerator { get; init; }
}

/// <summary>The job's id.</summary>
public sealed record CreateJobResult
{
    public string? JobId { get; init; }
}

/// <summary>Where the report of what came of each object goes.</summary>
public sealed record JobReport
{
    public string? Bucket { get; init; }

    public string? Format { get; init; }

    public required bool Enabled { get; init; }

    public string? Prefix { get; init; }

    /// <summary><c>AllTasks</c> or <c>FailedTasksOnly</c>.</summary>
    public string? ReportScope { get; init; }

    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Asks how a job is getting on.</summary>
public sealed record DescribeJobRequest
{
    [InHeader("x-amz-account-id")]
    public required string AccountId { get; init; }

    [InPath("id")]
    public required string JobId { get; init; }
}

/// <summary>The job as it was asked for, and how far it got.</summary>
public sealed record DescribeJobResult
{
    public JobDescriptor? Job { get; init; }
}

/// <summary>Everything about a job.</summary>
public sealed record JobDescriptor
{
    public string? JobId { get; init; }

    public bool? ConfirmationRequired { get; init; }

    public string? Description { get; init; }

    public string? JobArn { get; init; }

    public string? Status { get; init; }

    public JobManifest? Manifest { get; init; }

    public JobOperation? Operation { get; init; }

    public int? Priority { get; init; }

    public JobProgressSummary? ProgressSummary { get; init; }

    public string? StatusUpdateReason { get; init; }

    public IReadOnlyList<JobFailure>? FailureReasons { get; init; }

    public JobReport? Report { get; init; }

    public DateTimeOffset? CreationTime { get; init; }

    public DateTimeOffset? TerminationDate { get; init; }

    public string? RoleArn { get; init; }

    public DateTimeOffset? SuspendedDate { get; init; }

    public string? SuspendedCause { get; init; }

    public JobManifestGenerator? ManifestGenerator { get; init; }

    public S3GeneratedManifestDescriptor? GeneratedManifestDescriptor { get; init; }
}

/// <summary>How many objects there are and what came of them so far.</summary>
public sealed record JobProgressSummary
{
    public long? TotalNumberOfTasks { get; init; }

    public long? NumberOfTasksSucceeded { get; init; }

    public long? NumberOfTasksFailed { get; init; }

    public JobTimers? Timers { get; init; }
}

/// <summary>How long a job has been at work.</summary>
public sealed record JobTimers
{
    public long? ElapsedTimeInActiveSeconds { get; init; }
}

/// <summary>Why a job could not be done.</summary>
public sealed record JobFailure
{
    public string? FailureCode { get; init; }

    public string? FailureReason { get; init; }
}

/// <summary>Lists jobs, the newest first.</summary>
public sealed record ListJobsRequest
{
    [InHeader("x-amz-account-id")]
    public required string AccountId { get; init; }

    [InQuery("jobStatuses")]
    public IReadOnlyList<string>? JobStatuses { get; init; }

    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }
}

/// <summary>A page of jobs.</summary>
public sealed record ListJobsResult
{
    public string? NextToken { get; init; }

    public IReadOnlyList<JobListDescriptor>? Jobs { get; init; }
}

/// <summary>A job in a list.</summary>
public sealed record JobListDescriptor
{
    public string? JobId { get; init; }

    public string? Description { get; init; }

    /// <summary>Name of the operation.</summary>
    public string? Operation { get; init; }

    public int? Priority { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? CreationTime { get; init; }

    public DateTimeOffset? TerminationDate { get; init; }

    public JobProgressSummary? ProgressSummary { get; init; }
}

/// <summary>Lets a job go before others, or after them.</summary>
public sealed record UpdateJobPriorityRequest
{
    [InHeader("x-amz-account-id")]
    public required string AccountId { get; init; }

    [InPath("id")]
    public required string JobId { get; init; }

    [InQuery("priority")]
    public required int Priority { get; init; }
}

/// <summary>The priority as it is now.</summary>
public sealed record UpdateJobPriorityResult
{
    public required string JobId { get; init; }

    public required int Priority { get; init; }
}

/// <summary>Confirms a job, or cancels it.</summary>
public sealed record UpdateJobStatusRequest
{
    [InHeader("x-amz-account-id")]
    public required string AccountId { get; init; }

    [InPath("id")]
    public required string JobId { get; init; }

    /// <summary><c>Ready</c> or <c>Cancelled</c>.</summary>
    [InQuery("requestedJobStatus")]
    public required string RequestedJobStatus { get; init; }

    [InQuery("statusUpdateReason")]
    public string? StatusUpdateReason { get; init; }
}

/// <summary>The status as it is now.</summary>
public sealed record UpdateJobStatusResult
{
    public string? JobId { get; init; }

    public string? Status { get; init; }

    public string? StatusUpdateReason { get; init; }
}

public static partial class S3ControlApi
{
    public static readonly Operation<CreateJobRequest, CreateJobResult> CreateJob = new(
        Service, nameof(CreateJob), new("POST", "/v20180820/jobs"),
        S3ControlShapes.Default.CreateJobRequest, S3ControlShapes.Default.CreateJobResult)
    {
        InputRoot = "CreateJobRequest",
    };

    public static readonly Operation<DescribeJobRequest, DescribeJobResult> DescribeJob = new(
        Service, nameof(DescribeJob), new("GET", "/v20180820/jobs/{id}"),
        S3ControlShapes.Default.DescribeJobRequest, S3ControlShapes.Default.DescribeJobResult);

    public static readonly Operation<ListJobsRequest, ListJobsResult> ListJobs = new(
        Service, nameof(ListJobs), new("GET", "/v20180820/jobs"),
        S3ControlShapes.Default.ListJobsRequest, S3ControlShapes.Default.ListJobsResult);

    public static readonly Operation<UpdateJobPriorityRequest, UpdateJobPriorityResult> UpdateJobPriority = new(
        Service, nameof(UpdateJobPriority), new("POST", "/v20180820/jobs/{id}/priority"),
        S3ControlShapes.Default.UpdateJobPriorityRequest, S3ControlShapes.Default.UpdateJobPriorityResult);

    public static readonly Operation<UpdateJobStatusRequest, UpdateJobStatusResult> UpdateJobStatus = new(
        Service, nameof(UpdateJobStatus), new("POST", "/v20180820/jobs/{id}/status"),
        S3ControlShapes.Default.UpdateJobStatusRequest, S3ControlShapes.Default.UpdateJobStatusResult);
}
