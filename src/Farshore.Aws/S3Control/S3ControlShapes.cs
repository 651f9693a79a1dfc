using System.Text.Json.Serialization;

namespace Farshore.Aws.S3Control;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateJobRequest))]
[JsonSerializable(typeof(CreateJobResult))]
[JsonSerializable(typeof(DescribeJobRequest))]
[JsonSerializable(typeof(DescribeJobResult))]
[JsonSerializable(typeof(ListJobsRequest))]
[JsonSerializable(typeof(ListJobsResult))]
[JsonSerializable(typeof(UpdateJobPriorityRequest))]
[JsonSerializable(typeof(UpdateJobPriorityResult))]
[JsonSerializable(typeof(UpdateJobStatusRequest))]
[JsonSerializable(typeof(UpdateJobStatusResult))]
[JsonSerializable(typeof(GetJobTaggingRequest))]
[JsonSerializable(typeof(GetJobTaggingResult))]
[JsonSerializable(typeof(PutJobTaggingRequest))]
[JsonSerializable(typeof(PutJobTaggingResult))]
[JsonSerializable(typeof(DeleteJobTaggingRequest))]
[JsonSerializable(typeof(DeleteJobTaggingResult))]
sealed partial class S3ControlShapes : JsonSerializerContext;
