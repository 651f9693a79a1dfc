using System.Text.Json.Serialization;

namespace Farshore.Aws.Ebs;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListSnapshotBlocksRequest))]
[JsonSerializable(typeof(ListSnapshotBlocksResponse))]
[JsonSerializable(typeof(ListChangedBlocksRequest))]
[JsonSerializable(typeof(ListChangedBlocksResponse))]
[JsonSerializable(typeof(GetSnapshotBlockRequest))]
[JsonSerializable(typeof(GetSnapshotBlockResponse))]
sealed partial class EbsShapes : JsonSerializerContext;
