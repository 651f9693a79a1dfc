using System.Text.Json.Serialization;
using Farshore.Aws.Protocols;
using S = Farshore.Aws.Tests.Protocols.Vectors.RestJson1.RestJson1Shapes;

namespace Farshore.Aws.Tests.Protocols.Vectors.RestJson1;

/// <summary>The operations that the vectors call.</summary>
public static class Operations
{
    static readonly ServiceContract Service =
        new("Vectors", "vectors", "vectors", "2019-12-16", Protocol.RestJson1);

    public static IReadOnlyList<VectorOperation> All { get; } =
    [
        VectorOperation.Of(Service, "AllQueryStringTypes", new("GET", "/AllQueryStringTypesInput"),
            S.Default.AllQueryStringTypesInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "ConstantAndVariableQueryString", new("GET", "/ConstantAndVariableQueryString?foo=bar"),
            S.Default.ConstantAndVariableQueryStringInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "ConstantQueryString", new("GET", "/ConstantQueryString/{hello}?foo=bar&hello"),
            S.Default.ConstantQueryStringInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "DatetimeOffsets", new("POST", "/DatetimeOffsets"),
            S.Default.NoMembers, S.Default.DatetimeOffsetsOutput),
        VectorOperation.Of(Service, "EmptyInputAndEmptyOutput", new("POST", "/EmptyInputAndEmptyOutput"),
            S.Default.EmptyInputAndEmptyOutputInput, S.Default.EmptyInputAndEmptyOutputOutput),
        VectorOperation.Of(Service, "FractionalSeconds", new("POST", "/FractionalSeconds"),
            S.Default.NoMembers, S.Default.FractionalSecondsOutput),
        VectorOperation.Of(Service, "GreetingWithErrors", new("PUT", "/GreetingWithErrors"),
            S.Default.NoMembers, S.Default.GreetingWithErrorsOutput),
        VectorOperation.Of(Service, "HttpEnumPayload", new("POST", "/EnumPayload"),
            S.Default.EnumPayloadInput, S.Default.EnumPayloadInput),
        VectorOperation.Of(Service, "HttpPayloadTraits", new("POST", "/HttpPayloadTraits"),
            S.Default.HttpPayloadTraitsInputOutput, S.Default.HttpPayloadTraitsInputOutput),
        VectorOperation.Of(Service, "HttpPayloadWithStructure", new("PUT", "/HttpPayloadWithStructure"),
            S.Default.HttpPayloadWithStructureInputOutput, S.Default.HttpPayloadWithStructureInputOutput),
        VectorOperation.Of(Service, "HttpPayloadWithUnion", new("PUT", "/HttpPayloadWithUnion"),
            S.Default.HttpPayloadWithUnionInputOutput, S.Default.HttpPayloadWithUnionInputOutput),
        VectorOperation.Of(Service, "HttpPrefixHeaders", new("GET", "/HttpPrefixHeaders"),
            S.Default.HttpPrefixHeadersInput, S.Default.HttpPrefixHeadersOutput),
        VectorOperation.Of(Service, "HttpPrefixHeadersInResponse", new("GET", "/HttpPrefixHeadersResponse"),
            S.Default.NoMembers, S.Default.HttpPrefixHeadersInResponseOutput),
        VectorOperation.Of(Service, "HttpRequestWithFloatLabels", new("GET", "/FloatHttpLabels/{float}/{double}"),
            S.Default.HttpRequestWithFloatLabelsInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "HttpRequestWithGreedyLabelInPath",
            new("GET", "/HttpRequestWithGreedyLabelInPath/foo/{foo}/baz/{baz+}"),
            S.Default.HttpRequestWithGreedyLabelInPathInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "HttpRequestWithLabels",
            new("GET", "/HttpRequestWithLabels/{string}/{short}/{integer}/{long}/{float}/{double}/{boolean}/{timestamp}"),
            S.Default.HttpRequestWithLabelsInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "HttpRequestWithLabelsAndTimestampFormat",
            new("GET", "/HttpRequestWithLabelsAndTimestampFormat/{memberEpochSeconds}/{memberHttpDate}/{memberDateTime}"
                + "/{defaultFormat}/{targetEpochSeconds}/{targetHttpDate}/{targetDateTime}"),
            S.Default.HttpRequestWithLabelsAndTimestampFormatInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "HttpRequestWithRegexLiteral", new("GET", "/ReDosLiteral/{str}/(a+)+"),
            S.Default.HttpRequestWithRegexLiteralInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "HttpResponseCode", new("PUT", "/HttpResponseCode"),
            S.Default.NoMembers, S.Default.HttpResponseCodeOutput),
        VectorOperation.Of(Service, "HttpStringPayload", new("POST", "/StringPayload"),
            S.Default.StringPayloadInput, S.Default.StringPayloadInput),
        VectorOperation.Of(Service, "IgnoreQueryParamsInResponse", new("GET", "/IgnoreQueryParamsInResponse"),
            S.Default.NoMembers, S.Default.IgnoreQueryParamsInResponseOutput),
        VectorOperation.Of(Service, "InputAndOutputWithHeaders", new("POST", "/InputAndOutputWithHeaders"),
            S.Default.InputAndOutputWithHeadersIO, S.Default.InputAndOutputWithHeadersIO),
        VectorOperation.Of(Service, "JsonBlobs", new("POST", "/JsonBlobs"),
            S.Default.JsonBlobsInputOutput, S.Default.JsonBlobsInputOutput),
        VectorOperation.Of(Service, "JsonEnums", new("PUT", "/JsonEnums"),
            S.Default.JsonEnumsInputOutput, S.Default.JsonEnumsInputOutput),
        VectorOperation.Of(Service, "JsonIntEnums", new("PUT", "/JsonIntEnums"),
            S.Default.JsonIntEnumsInputOutput, S.Default.JsonIntEnumsInputOutput),
        VectorOperation.Of(Service, "JsonLists", new("PUT", "/JsonLists"),
            S.Default.JsonListsInputOutput, S.Default.JsonListsInputOutput),
        VectorOperation.Of(Service, "JsonMaps", new("POST", "/JsonMaps"), S.Default.JsonMapsInputOutput, S.Default.JsonMapsInputOutput),
        VectorOperation.Of(Service, "JsonTimestamps", new("POST", "/JsonTimestamps"),
            S.Default.JsonTimestampsInputOutput, S.Default.JsonTimestampsInputOutput),
        VectorOperation.Of(Service, "JsonUnions", new("PUT", "/JsonUnions"), S.Default.UnionInputOutput, S.Default.UnionInputOutput),
        VectorOperation.Of(Service, "NoInputAndNoOutput", new("POST", "/NoInputAndNoOutput"), S.Default.NoMembers, S.Default.NoMembers),
        VectorOperation.Of(Service, "NoInputAndOutput", new("POST", "/NoInputAndOutputOutput"),
            S.Default.NoMembers, S.Default.NoInputAndOutputOutput),
        VectorOperation.Of(Service, "NullAndEmptyHeadersClient", new("GET", "/NullAndEmptyHeadersClient"),
            S.Default.NullAndEmptyHeadersIO, S.Default.NoMembers),
        VectorOperation.Of(Service, "OmitsNullSerializesEmptyString", new("GET", "/OmitsNullSerializesEmptyString"),
            S.Default.OmitsNullSerializesEmptyStringInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "OmitsSerializingEmptyLists", new("POST", "/OmitsSerializingEmptyLists"),
            S.Default.OmitsSerializingEmptyListsInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "PostUnionWithJsonName", new("POST", "/PostUnionWithJsonName"),
            S.Default.PostUnionWithJsonNameInput, S.Default.PostUnionWithJsonNameOutput),
        VectorOperation.Of(Service, "QueryParamsAsStringListMap", new("POST", "/StringListMap"),
            S.Default.QueryParamsAsStringListMapInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "QueryPrecedence", new("POST", "/Precedence"), S.Default.QueryPrecedenceInput, S.Default.NoMembers),
        VectorOperation.Of(Service, "RecursiveShapes", new("PUT", "/RecursiveShapes"),
            S.Default.RecursiveShapesInputOutput, S.Default.RecursiveShapesInputOutput),
        VectorOperation.Of(Service, "SimpleScalarProperties", new("PUT", "/SimpleScalarProperties"),
            S.Default.SimpleScalarPropertiesInputOutput, S.Default.SimpleScalarPropertiesInputOutput),
        VectorOperation.Of(Service, "TestBodyStructure", new("POST", "/body"),
            S.Default.TestBodyStructureInputOutput, S.Default.NoMembers),
        VectorOperation.Of(Service, "TestGetNoInputNoPayload", new("GET", "/no_input_no_payload"),
            S.Default.NoMembers, S.Default.NoMembers),
        VectorOperation.Of(Service, "TestGetNoPayload", new("GET", "/no_payload"),
            S.Default.TestNoPayloadInputOutput, S.Default.NoMembers),
        VectorOperation.Of(Service, "TestPayloadBlob", new("POST", "/blob_payload"),
            S.Default.TestPayloadBlobInputOutput, S.Default.NoMembers),
        VectorOperation.Of(Service, "TestPayloadStructure", new("POST", "/payload"),
            S.Default.TestPayloadStructureInputOutput, S.Default.NoMembers),
        VectorOperation.Of(Service, "TestPostNoInputNoPayload", new("POST", "/no_input_no_payload"),
            S.Default.NoMembers, S.Default.NoMembers),
        VectorOperation.Of(Service, "TestPostNoPayload", new("POST", "/no_payload"),
            S.Default.TestNoPayloadInputOutput, S.Default.NoMembers),
        VectorOperation.Of(Service, "TimestampFormatHeaders", new("POST", "/TimestampFormatHeaders"),
            S.Default.TimestampFormatHeadersIO, S.Default.TimestampFormatHeadersIO),
        VectorOperation.Of(Service, "UnitInputAndOutput", new("POST", "/UnitInputAndOutput"), S.Default.NoMembers, S.Default.NoMembers),
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
[JsonSerializable(typeof(ConstantAndVariableQueryStringInput))]
[JsonSerializable(typeof(ConstantQueryStringInput))]
[JsonSerializable(typeof(DatetimeOffsetsOutput))]
[JsonSerializable(typeof(EmptyInputAndEmptyOutputInput))]
[JsonSerializable(typeof(EmptyInputAndEmptyOutputOutput))]
[JsonSerializable(typeof(EnumPayloadInput))]
[JsonSerializable(typeof(FractionalSecondsOutput))]
[JsonSerializable(typeof(GreetingWithErrorsOutput))]
[JsonSerializable(typeof(HttpPayloadTraitsInputOutput))]
[JsonSerializable(typeof(HttpPayloadWithStructureInputOutput))]
[JsonSerializable(typeof(HttpPayloadWithUnionInputOutput))]
[JsonSerializable(typeof(HttpPrefixHeadersInResponseOutput))]
[JsonSerializable(typeof(HttpPrefixHeadersInput))]
[JsonSerializable(typeof(HttpPrefixHeadersOutput))]
[JsonSerializable(typeof(HttpRequestWithFloatLabelsInput))]
[JsonSerializable(typeof(HttpRequestWithGreedyLabelInPathInput))]
[JsonSerializable(typeof(HttpRequestWithLabelsAndTimestampFormatInput))]
[JsonSerializable(typeof(HttpRequestWithLabelsInput))]
[JsonSerializable(typeof(HttpRequestWithRegexLiteralInput))]
[JsonSerializable(typeof(HttpResponseCodeOutput))]
[JsonSerializable(typeof(IgnoreQueryParamsInResponseOutput))]
[JsonSerializable(typeof(InputAndOutputWithHeadersIO))]
[JsonSerializable(typeof(JsonBlobsInputOutput))]
[JsonSerializable(typeof(JsonEnumsInputOutput))]
[JsonSerializable(typeof(JsonIntEnumsInputOutput))]
[JsonSerializable(typeof(JsonListsInputOutput))]
[JsonSerializable(typeof(JsonMapsInputOutput))]
[JsonSerializable(typeof(JsonTimestampsInputOutput))]
[JsonSerializable(typeof(NoInputAndOutputOutput))]
[JsonSerializable(typeof(NullAndEmptyHeadersIO))]
[JsonSerializable(typeof(OmitsNullSerializesEmptyStringInput))]
[JsonSerializable(typeof(OmitsSerializingEmptyListsInput))]
[JsonSerializable(typeof(PostUnionWithJsonNameInput))]
[JsonSerializable(typeof(PostUnionWithJsonNameOutput))]
[JsonSerializable(typeof(QueryParamsAsStringListMapInput))]
[JsonSerializable(typeof(QueryPrecedenceInput))]
[JsonSerializable(typeof(RecursiveShapesInputOutput))]
[JsonSerializable(typeof(SimpleScalarPropertiesInputOutput))]
[JsonSerializable(typeof(StringPayloadInput))]
[JsonSerializable(typeof(TestBodyStructureInputOutput))]
[JsonSerializable(typeof(TestNoPayloadInputOutput))]
[JsonSerializable(typeof(TestPayloadBlobInputOutput))]
[JsonSerializable(typeof(TestPayloadStructureInputOutput))]
[JsonSerializable(typeof(TimestampFormatHeadersIO))]
[JsonSerializable(typeof(UnionInputOutput))]
sealed partial class RestJson1Shapes : JsonSerializerContext;
