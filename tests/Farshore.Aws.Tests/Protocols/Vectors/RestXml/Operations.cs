using System.Text.Json.Serialization;
using Farshore.Aws.Protocols;
using S = Farshore.Aws.Tests.Protocols.Vectors.RestXml.RestXmlShapes;

namespace Farshore.Aws.Tests.Protocols.Vectors.RestXml;

/// <summary>The operations that the vectors call.</summary>
public static class Operations
{
    static readonly ServiceContract Service =
        new("Vectors", "vectors", "vectors", "2019-12-16", Protocol.RestXml);

    public static IReadOnlyList<JsonOperation> All { get; } =
    [
        JsonOperation.Of(Service, "AllQueryStringTypes", new("GET", "/AllQueryStringTypesInput"),
            S.Default.AllQueryStringTypesInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "BodyWithXmlName", new("PUT", "/BodyWithXmlName"),
            S.Default.BodyWithXmlNameInputOutput, S.Default.BodyWithXmlNameInputOutput, inputRoot: "Ahoy", outputRoot: "Ahoy"),
        JsonOperation.Of(Service, "ConstantAndVariableQueryString", new("GET", "/ConstantAndVariableQueryString?foo=bar"),
            S.Default.ConstantAndVariableQueryStringInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "ConstantQueryString", new("GET", "/ConstantQueryString/{hello}?foo=bar&hello"),
            S.Default.ConstantQueryStringInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "DatetimeOffsets", new("POST", "/DatetimeOffsets"),
            S.Default.NoMembers, S.Default.DatetimeOffsetsOutput),
        JsonOperation.Of(Service, "EmptyInputAndEmptyOutput", new("POST", "/EmptyInputAndEmptyOutput"),
            S.Default.EmptyInputAndEmptyOutputInput, S.Default.EmptyInputAndEmptyOutputOutput),
        JsonOperation.Of(Service, "FlattenedXmlMap", new("POST", "/FlattenedXmlMap"),
            S.Default.FlattenedXmlMapRequest, S.Default.FlattenedXmlMapResponse),
        JsonOperation.Of(Service, "FlattenedXmlMapWithXmlName", new("POST", "/FlattenedXmlMapWithXmlName"),
            S.Default.FlattenedXmlMapWithXmlNameRequest, S.Default.FlattenedXmlMapWithXmlNameResponse),
        JsonOperation.Of(Service, "FlattenedXmlMapWithXmlNamespace", new("POST", "/FlattenedXmlMapWithXmlNamespace"),
            S.Default.NoMembers, S.Default.FlattenedXmlMapWithXmlNamespaceOutput),
        JsonOperation.Of(Service, "FractionalSeconds", new("POST", "/FractionalSeconds"),
            S.Default.NoMembers, S.Default.FractionalSecondsOutput),
        JsonOperation.Of(Service, "GreetingWithErrors", new("PUT", "/GreetingWithErrors"),
            S.Default.NoMembers, S.Default.GreetingWithErrorsOutput),
        JsonOperation.Of(Service, "HttpEnumPayload", new("POST", "/EnumPayload"), S.Default.EnumPayloadInput, S.Default.EnumPayloadInput),
        JsonOperation.Of(Service, "HttpPayloadTraits", new("POST", "/HttpPayloadTraits"),
            S.Default.HttpPayloadTraitsInputOutput, S.Default.HttpPayloadTraitsInputOutput),
        JsonOperation.Of(Service, "HttpPayloadWithMemberXmlName", new("PUT", "/HttpPayloadWithMemberXmlName"),
            S.Default.HttpPayloadWithMemberXmlNameInputOutput, S.Default.HttpPayloadWithMemberXmlNameInputOutput),
        JsonOperation.Of(Service, "HttpPayloadWithStructure", new("PUT", "/HttpPayloadWithStructure"),
            S.Default.HttpPayloadWithStructureInputOutput, S.Default.HttpPayloadWithStructureInputOutput),
        JsonOperation.Of(Service, "HttpPayloadWithUnion", new("PUT", "/HttpPayloadWithUnion"),
            S.Default.HttpPayloadWithUnionInputOutput, S.Default.HttpPayloadWithUnionInputOutput),
        JsonOperation.Of(Service, "HttpPayloadWithXmlName", new("PUT", "/HttpPayloadWithXmlName"),
            S.Default.HttpPayloadWithXmlNameInputOutput, S.Default.HttpPayloadWithXmlNameInputOutput),
        JsonOperation.Of(Service, "HttpPayloadWithXmlNamespace", new("PUT", "/HttpPayloadWithXmlNamespace"),
            S.Default.HttpPayloadWithXmlNamespaceInputOutput, S.Default.HttpPayloadWithXmlNamespaceInputOutput),
        JsonOperation.Of(Service, "HttpPayloadWithXmlNamespaceAndPrefix", new("PUT", "/HttpPayloadWithXmlNamespaceAndPrefix"),
            S.Default.HttpPayloadWithXmlNamespaceAndPrefixInputOutput, S.Default.HttpPayloadWithXmlNamespaceAndPrefixInputOutput),
        JsonOperation.Of(Service, "HttpPrefixHeaders", new("GET", "/HttpPrefixHeaders"),
            S.Default.HttpPrefixHeadersInputOutput, S.Default.HttpPrefixHeadersInputOutput),
        JsonOperation.Of(Service, "HttpRequestWithFloatLabels", new("GET", "/FloatHttpLabels/{float}/{double}"),
            S.Default.HttpRequestWithFloatLabelsInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "HttpRequestWithGreedyLabelInPath",
            new("GET", "/HttpRequestWithGreedyLabelInPath/foo/{foo}/baz/{baz+}"),
            S.Default.HttpRequestWithGreedyLabelInPathInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "HttpRequestWithLabels",
            new("GET", "/HttpRequestWithLabels/{string}/{short}/{integer}/{long}/{float}/{double}/{boolean}/{timestamp}"),
            S.Default.HttpRequestWithLabelsInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "HttpRequestWithLabelsAndTimestampFormat",
            new("GET", "/HttpRequestWithLabelsAndTimestampFormat/{memberEpochSeconds}/{memberHttpDate}/{memberDateTime}"
                + "/{defaultFormat}/{targetEpochSeconds}/{targetHttpDate}/{targetDateTime}"),
            S.Default.HttpRequestWithLabelsAndTimestampFormatInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "HttpResponseCode", new("PUT", "/HttpResponseCode"),
            S.Default.NoMembers, S.Default.HttpResponseCodeOutput),
        JsonOperation.Of(Service, "HttpStringPayload", new("POST", "/StringPayload"),
            S.Default.StringPayloadInput, S.Default.StringPayloadInput),
        JsonOperation.Of(Service, "InputAndOutputWithHeaders", new("POST", "/InputAndOutputWithHeaders"),
            S.Default.InputAndOutputWithHeadersIO, S.Default.InputAndOutputWithHeadersIO),
        JsonOperation.Of(Service, "NestedXmlMaps", new("POST", "/NestedXmlMaps"),
            S.Default.NestedXmlMapsRequest, S.Default.NestedXmlMapsResponse),
        JsonOperation.Of(Service, "NoInputAndNoOutput", new("POST", "/NoInputAndNoOutput"), S.Default.NoMembers, S.Default.NoMembers),
        JsonOperation.Of(Service, "NoInputAndOutput", new("POST", "/NoInputAndOutputOutput"),
            S.Default.NoMembers, S.Default.NoInputAndOutputOutput),
        JsonOperation.Of(Service, "NullAndEmptyHeadersClient", new("GET", "/NullAndEmptyHeadersClient"),
            S.Default.NullAndEmptyHeadersIO, S.Default.NoMembers),
        JsonOperation.Of(Service, "OmitsNullSerializesEmptyString", new("GET", "/OmitsNullSerializesEmptyString"),
            S.Default.OmitsNullSerializesEmptyStringInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "QueryParamsAsStringListMap", new("POST", "/StringListMap"),
            S.Default.QueryParamsAsStringListMapInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "QueryPrecedence", new("POST", "/Precedence"), S.Default.QueryPrecedenceInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "RecursiveShapes", new("PUT", "/RecursiveShapes"),
            S.Default.RecursiveShapesRequest, S.Default.RecursiveShapesResponse),
        JsonOperation.Of(Service, "SimpleScalarProperties", new("PUT", "/SimpleScalarProperties"),
            S.Default.SimpleScalarPropertiesRequest, S.Default.SimpleScalarPropertiesResponse),
        JsonOperation.Of(Service, "TimestampFormatHeaders", new("POST", "/TimestampFormatHeaders"),
            S.Default.TimestampFormatHeadersIO, S.Default.TimestampFormatHeadersIO),
        JsonOperation.Of(Service, "XmlAttributes", new("PUT", "/XmlAttributes"),
            S.Default.XmlAttributesRequest, S.Default.XmlAttributesResponse),
        JsonOperation.Of(Service, "XmlAttributesOnPayload", new("PUT", "/XmlAttributesOnPayload"),
            S.Default.XmlAttributesOnPayloadRequest, S.Default.XmlAttributesOnPayloadResponse),
        JsonOperation.Of(Service, "XmlBlobs", new("POST", "/XmlBlobs"), S.Default.XmlBlobsRequest, S.Default.XmlBlobsResponse),
        JsonOperation.Of(Service, "XmlEmptyBlobs", new("POST", "/XmlEmptyBlobs"), S.Default.NoMembers, S.Default.XmlEmptyBlobsResponse),
        JsonOperation.Of(Service, "XmlEmptyLists", new("PUT", "/XmlEmptyLists"),
            S.Default.XmlEmptyListsRequest, S.Default.XmlEmptyListsResponse),
        JsonOperation.Of(Service, "XmlEmptyMaps", new("POST", "/XmlEmptyMaps"),
            S.Default.XmlEmptyMapsRequest, S.Default.XmlEmptyMapsResponse),
        JsonOperation.Of(Service, "XmlEmptyStrings", new("PUT", "/XmlEmptyStrings"),
            S.Default.XmlEmptyStringsRequest, S.Default.XmlEmptyStringsResponse),
        JsonOperation.Of(Service, "XmlEnums", new("PUT", "/XmlEnums"), S.Default.XmlEnumsRequest, S.Default.XmlEnumsResponse),
        JsonOperation.Of(Service, "XmlIntEnums", new("PUT", "/XmlIntEnums"), S.Default.XmlIntEnumsRequest, S.Default.XmlIntEnumsResponse),
        JsonOperation.Of(Service, "XmlLists", new("PUT", "/XmlLists"), S.Default.XmlListsRequest, S.Default.XmlListsResponse),
        JsonOperation.Of(Service, "XmlMapWithXmlNamespace", new("POST", "/XmlMapWithXmlNamespace"),
            S.Default.XmlMapWithXmlNamespaceRequest, S.Default.XmlMapWithXmlNamespaceResponse),
        JsonOperation.Of(Service, "XmlMaps", new("POST", "/XmlMaps"), S.Default.XmlMapsRequest, S.Default.XmlMapsResponse),
        JsonOperation.Of(Service, "XmlMapsXmlName", new("POST", "/XmlMapsXmlName"),
            S.Default.XmlMapsXmlNameRequest, S.Default.XmlMapsXmlNameResponse),
        JsonOperation.Of(Service, "XmlTimestamps", new("POST", "/XmlTimestamps"),
            S.Default.XmlTimestampsRequest, S.Default.XmlTimestampsResponse),
        JsonOperation.Of(Service, "XmlUnions", new("PUT", "/XmlUnions"), S.Default.XmlUnionsRequest, S.Default.XmlUnionsResponse),
    ];
}

/// <summary>What an operation without input or output has.</summary>
public sealed record NoMembers;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NoMembers))]
[JsonSerializable(typeof(AllQueryStringTypesInput))]
[JsonSerializable(typeof(BodyWithXmlNameInputOutput))]
[JsonSerializable(typeof(ConstantAndVariableQueryStringInput))]
[JsonSerializable(typeof(ConstantQueryStringInput))]
[JsonSerializable(typeof(DatetimeOffsetsOutput))]
[JsonSerializable(typeof(EmptyInputAndEmptyOutputInput))]
[JsonSerializable(typeof(EmptyInputAndEmptyOutputOutput))]
[JsonSerializable(typeof(EnumPayloadInput))]
[JsonSerializable(typeof(FlattenedXmlMapRequest))]
[JsonSerializable(typeof(FlattenedXmlMapResponse))]
[JsonSerializable(typeof(FlattenedXmlMapWithXmlNameRequest))]
[JsonSerializable(typeof(FlattenedXmlMapWithXmlNameResponse))]
[JsonSerializable(typeof(FlattenedXmlMapWithXmlNamespaceOutput))]
[JsonSerializable(typeof(FractionalSecondsOutput))]
[JsonSerializable(typeof(GreetingWithErrorsOutput))]
[JsonSerializable(typeof(HttpPayloadTraitsInputOutput))]
[JsonSerializable(typeof(HttpPayloadWithMemberXmlNameInputOutput))]
[JsonSerializable(typeof(HttpPayloadWithStructureInputOutput))]
[JsonSerializable(typeof(HttpPayloadWithUnionInputOutput))]
[JsonSerializable(typeof(HttpPayloadWithXmlNameInputOutput))]
[JsonSerializable(typeof(HttpPayloadWithXmlNamespaceAndPrefixInputOutput))]
[JsonSerializable(typeof(HttpPayloadWithXmlNamespaceInputOutput))]
[JsonSerializable(typeof(HttpPrefixHeadersInputOutput))]
[JsonSerializable(typeof(HttpRequestWithFloatLabelsInput))]
[JsonSerializable(typeof(HttpRequestWithGreedyLabelInPathInput))]
[JsonSerializable(typeof(HttpRequestWithLabelsAndTimestampFormatInput))]
[JsonSerializable(typeof(HttpRequestWithLabelsInput))]
[JsonSerializable(typeof(HttpResponseCodeOutput))]
[JsonSerializable(typeof(InputAndOutputWithHeadersIO))]
[JsonSerializable(typeof(NestedXmlMapsRequest))]
[JsonSerializable(typeof(NestedXmlMapsResponse))]
[JsonSerializable(typeof(NoInputAndOutputOutput))]
[JsonSerializable(typeof(NullAndEmptyHeadersIO))]
[JsonSerializable(typeof(OmitsNullSerializesEmptyStringInput))]
[JsonSerializable(typeof(QueryParamsAsStringListMapInput))]
[JsonSerializable(typeof(QueryPrecedenceInput))]
[JsonSerializable(typeof(RecursiveShapesRequest))]
[JsonSerializable(typeof(RecursiveShapesResponse))]
[JsonSerializable(typeof(SimpleScalarPropertiesRequest))]
[JsonSerializable(typeof(SimpleScalarPropertiesResponse))]
[JsonSerializable(typeof(StringPayloadInput))]
[JsonSerializable(typeof(TimestampFormatHeadersIO))]
[JsonSerializable(typeof(XmlAttributesOnPayloadRequest))]
[JsonSerializable(typeof(XmlAttributesOnPayloadResponse))]
[JsonSerializable(typeof(XmlAttributesRequest))]
[JsonSerializable(typeof(XmlAttributesResponse))]
[JsonSerializable(typeof(XmlBlobsRequest))]
[JsonSerializable(typeof(XmlBlobsResponse))]
[JsonSerializable(typeof(XmlEmptyBlobsResponse))]
[JsonSerializable(typeof(XmlEmptyListsRequest))]
[JsonSerializable(typeof(XmlEmptyListsResponse))]
[JsonSerializable(typeof(XmlEmptyMapsRequest))]
[JsonSerializable(typeof(XmlEmptyMapsResponse))]
[JsonSerializable(typeof(XmlEmptyStringsRequest))]
[JsonSerializable(typeof(XmlEmptyStringsResponse))]
[JsonSerializable(typeof(XmlEnumsRequest))]
[JsonSerializable(typeof(XmlEnumsResponse))]
[JsonSerializable(typeof(XmlIntEnumsRequest))]
[JsonSerializable(typeof(XmlIntEnumsResponse))]
[JsonSerializable(typeof(XmlListsRequest))]
[JsonSerializable(typeof(XmlListsResponse))]
[JsonSerializable(typeof(XmlMapWithXmlNamespaceRequest))]
[JsonSerializable(typeof(XmlMapWithXmlNamespaceResponse))]
[JsonSerializable(typeof(XmlMapsRequest))]
[JsonSerializable(typeof(XmlMapsResponse))]
[JsonSerializable(typeof(XmlMapsXmlNameRequest))]
[JsonSerializable(typeof(XmlMapsXmlNameResponse))]
[JsonSerializable(typeof(XmlTimestampsRequest))]
[JsonSerializable(typeof(XmlTimestampsResponse))]
[JsonSerializable(typeof(XmlUnionsRequest))]
[JsonSerializable(typeof(XmlUnionsResponse))]
sealed partial class RestXmlShapes : JsonSerializerContext;
