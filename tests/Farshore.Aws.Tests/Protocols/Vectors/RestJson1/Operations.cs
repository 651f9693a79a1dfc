using System.Text.Json.Serialization;
using Farshore.Aws.Protocols;
using S = Farshore.Aws.Tests.Protocols.Vectors.RestJson1.RestJson1Shapes;

namespace Farshore.Aws.Tests.Protocols.Vectors.RestJson1;

/// <summary>The operations that the vectors call.</summary>
public static class Operations
{
    static readonly ServiceContract Service =
        new("Vectors", "vectors", "vectors", "2019-12-16", Protocol.RestJson1);

    public static IReadOnlyList<JsonOperation> All { get; } =
    [
        JsonOperation.Of(Service, "AllQueryStringTypes", new("GET", "/AllQueryStringTypesInput"),
            S.Default.AllQueryStringTypesInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "ConstantAndVariableQueryString", new("GET", "/ConstantAndVariableQueryString?foo=bar"),
            S.Default.ConstantAndVariableQueryStringInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "ConstantQueryString", new("GET", "/ConstantQueryString/{hello}?foo=bar&hello"),
            S.Default.ConstantQueryStringInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "DatetimeOffsets", new("POST", "/DatetimeOffsets"),
            S.Default.NoMembers, S.Default.DatetimeOffsetsOutput),
        JsonOperation.Of(Service, "EmptyInputAndEmptyOutput", new("POST", "/EmptyInputAndEmptyOutput"),
            S.Default.EmptyInputAndEmptyOutputInput, S.Default.EmptyInputAndEmptyOutputOutput),
        JsonOperation.Of(Service, "FractionalSeconds", new("POST", "/FractionalSeconds"),
            S.Default.NoMembers, S.Default.FractionalSecondsOutput),
        JsonOperation.Of(Service, "GreetingWithErrors", new("PUT", "/GreetingWithErrors"),
            S.Default.NoMembers, S.Default.GreetingWithErrorsOutput),
        JsonOperation.Of(Service, "HttpEnumPayload", new("POST", "/EnumPayload"), S.Default.EnumPayloadInput, S.Default.EnumPayloadInput),
        JsonOperation.Of(Service, "HttpPayloadTraits", new("POST", "/HttpPayloadTraits"),
            S.Default.HttpPayloadTraitsInputOutput, S.Default.HttpPayloadTraitsInputOutput),
        JsonOperation.Of(Service, "HttpPayloadWithStructure", new("PUT", "/HttpPayloadWithStructure"),
            S.Default.HttpPayloadWithStructureInputOutput, S.Default.HttpPayloadWithStructureInputOutput),
        JsonOperation.Of(Service, "HttpPayloadWithUnion", new("PUT", "/HttpPayloadWithUnion"),
            S.Default.HttpPayloadWithUnionInputOutput, S.Default.HttpPayloadWithUnionInputOutput),
        JsonOperation.Of(Service, "HttpPrefixHeaders", new("GET", "/HttpPrefixHeaders"),
            S.Default.HttpPrefixHeadersInput, S.Default.HttpPrefixHeadersOutput),
        JsonOperation.Of(Service, "HttpPrefixHeadersInResponse", new("GET", "/HttpPrefixHeadersResponse"),
            S.Default.NoMembers, S.Default.HttpPrefixHeadersInResponseOutput),
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
        JsonOperation.Of(Service, "HttpRequestWithRegexLiteral", new("GET", "/ReDosLiteral/{str}/(a+)+"),
            S.Default.HttpRequestWithRegexLiteralInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "HttpResponseCode", new("PUT", "/HttpResponseCode"),
            S.Default.NoMembers, S.Default.HttpResponseCodeOutput),
        JsonOperation.Of(Service, "HttpStringPayload", new("POST", "/StringPayload"),
            S.Default.StringPayloadInput, S.Default.StringPayloadInput),
        JsonOperation.Of(Service, "IgnoreQueryParamsInResponse", new("GET", "/IgnoreQueryParamsInResponse"),
            S.Default.NoMembers, S.Default.IgnoreQueryParamsInResponseOutput),
        JsonOperation.Of(Service, "InputAndOutputWithHeaders", new("POST", "/InputAndOutputWithHeaders"),
            S.Default.InputAndOutputWithHeadersIO, S.Default.InputAndOutputWithHeadersIO),
        JsonOperation.Of(Service, "JsonBlobs", new("POST", "/JsonBlobs"), S.Default.JsonBlobsInputOutput, S.Default.JsonBlobsInputOutput),
        JsonOperation.Of(Service, "JsonEnums", new("PUT", "/JsonEnums"), S.Default.JsonEnumsInputOutput, S.Default.JsonEnumsInputOutput),
        JsonOperation.Of(Service, "JsonIntEnums", new("PUT", "/JsonIntEnums"),
            S.Default.JsonIntEnumsInputOutput, S.Default.JsonIntEnumsInputOutput),
        JsonOperation.Of(Service, "JsonLists", new("PUT", "/JsonLists"), S.Default.JsonListsInputOutput, S.Default.JsonListsInputOutput),
        JsonOperation.Of(Service, "JsonMaps", new("POST", "/JsonMaps"), S.Default.JsonMapsInputOutput, S.Default.JsonMapsInputOutput),
        JsonOperation.Of(Service, "JsonTimestamps", new("POST", "/JsonTimestamps"),
            S.Default.JsonTimestampsInputOutput, S.Default.JsonTimestampsInputOutput),
        JsonOperation.Of(Service, "JsonUnions", new("PUT", "/JsonUnions"), S.Default.UnionInputOutput, S.Default.UnionInputOutput),
        JsonOperation.Of(Service, "NoInputAndNoOutput", new("POST", "/NoInputAndNoOutput"), S.Default.NoMembers, S.Default.NoMembers),
        JsonOperation.Of(Service, "NoInputAndOutput", new("POST", "/NoInputAndOutputOutput"),
            S.Default.NoMembers, S.Default.NoInputAndOutputOutput),
        JsonOperation.Of(Service, "NullAndEmptyHeadersClient", new("GET", "/NullAndEmptyHeadersClient"),
            S.Default.NullAndEmptyHeadersIO, S.Default.NoMembers),
        JsonOperation.Of(Service, "OmitsNullSerializesEmptyString", new("GET", "/OmitsNullSerializesEmptyString"),
            S.Default.OmitsNullSerializesEmptyStringInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "OmitsSerializingEmptyLists", new("POST", "/OmitsSerializingEmptyLists"),
            S.Default.OmitsSerializingEmptyListsInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "PostUnionWithJsonName", new("POST", "/PostUnionWithJsonName"),
            S.Default.PostUnionWithJsonNameInput, S.Default.PostUnionWithJsonNameOutput),
        JsonOperation.Of(Service, "QueryParamsAsStringListMap", new("POST", "/StringListMap"),
            S.Default.QueryParamsAsStringListMapInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "QueryPrecedence", new("POST", "/Precedence"), S.Default.QueryPrecedenceInput, S.Default.NoMembers),
        JsonOperation.Of(Service, "RecursiveShapes", new("PUT", "/RecursiveShapes"),
            S.Default.RecursiveShapesInputOutput, S.Default.RecursiveShapesInputOutput),
        JsonOperation.Of(Service, "SimpleScalarProperties", new("PUT", "/SimpleScalarProperties"),
            S.Default.SimpleScalarPropertiesInputOutput, S.Default.SimpleScalarPropertiesInputOutput),
        JsonOperation.Of(Service, "TestBodyStructure", new("POST", "/body"), S.Default.TestBodyStructureInputOutput, S.Default.NoMembers),
        JsonOperation.Of(Service, "TestGetNoInputNoPayload", new("GET", "/no_input_no_payload"),
            S.Default.NoMembers, S.Default.NoMembers),
        JsonOperation.Of(Service, "TestGetNoPayload", new("GET", "/no_payload"), S.Default.TestNoPayloadInputOutput, S.Default.NoMembers),
        JsonOperation.Of(Service, "TestPayloadBlob", new("POST", "/blob_payload"),
            S.Default.TestPayloadBlobInputOutput, S.Default.NoMembers),
        JsonOperation.Of(Service, "TestPayloadStructure", new("POST", "/payload"),
            S.Default.TestPayloadStructureInputOutput, S.Default.NoMembers),
        JsonOperation.Of(Service, "TestPostNoInputNoPayload", new("POST", "/no_input_no_payload"),
            S.Default.NoMembers, S.Default.NoMembers),
        JsonOperation.Of(Service, "TestPostNoPayload", new("POST", "/no_payload"),
            S.Default.TestNoPayloadInputOutput, S.Default.NoMembers),
        JsonOperation.Of(Service, "TimestampFormatHeaders", new("POST", "/TimestampFormatHeaders"),
            S.Default.TimestampFormatHeadersIO, S.Default.TimestampFormatHeadersIO),
        JsonOperation.Of(Service, "UnitInputAndOutput", new("POST", "/UnitInputAndOutput"), S.Default.NoMembers, S.Default.NoMembers),
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
