using System.Text.Json.Serialization;

namespace Farshore.Aws.Route53;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateHostedZoneRequest))]
[JsonSerializable(typeof(CreateHostedZoneResponse))]
[JsonSerializable(typeof(GetHostedZoneRequest))]
[JsonSerializable(typeof(GetHostedZoneResponse))]
[JsonSerializable(typeof(ListHostedZonesRequest))]
[JsonSerializable(typeof(ListHostedZonesResponse))]
[JsonSerializable(typeof(ListHostedZonesByNameRequest))]
[JsonSerializable(typeof(ListHostedZonesByNameResponse))]
[JsonSerializable(typeof(DeleteHostedZoneRequest))]
[JsonSerializable(typeof(DeleteHostedZoneResponse))]
[JsonSerializable(typeof(ChangeResourceRecordSetsRequest))]
[JsonSerializable(typeof(ChangeResourceRecordSetsResponse))]
[JsonSerializable(typeof(ListResourceRecordSetsRequest))]
[JsonSerializable(typeof(ListResourceRecordSetsResponse))]
[JsonSerializable(typeof(GetChangeRequest))]
[JsonSerializable(typeof(GetChangeResponse))]
sealed partial class Route53Shapes : JsonSerializerContext;
