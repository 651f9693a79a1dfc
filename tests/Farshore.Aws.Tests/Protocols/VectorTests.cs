using System.Text.Json.Nodes;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.Protocols;

/// <summary>AWS's published protocol tests, each in both directions unless it says why it has only one.</summary>
public sealed class VectorTests(ITestOutputHelper output)
{
    static readonly Dictionary<string, (Protocol Protocol, VectorFile File, IReadOnlyList<JsonOperation> Operations)> Suites = new()
    {
        ["restJson1"] = (Protocol.RestJson1, VectorFile.Load("restJson1"), Vectors.RestJson1.Operations.All),
        ["restXml"] = (Protocol.RestXml, VectorFile.Load("restXml"), Vectors.RestXml.Operations.All),
        ["awsQuery"] = (Protocol.AwsQuery, VectorFile.Load("awsQuery"), Vectors.AwsQuery.Operations.All),
        ["ec2Query"] = (Protocol.Ec2Query, VectorFile.Load("ec2Query"), Vectors.Ec2Query.Operations.All),
        ["awsJson11"] = (Protocol.AwsJson11, VectorFile.Load("awsJson11"), Vectors.AwsJson11.Operations.All),
    };

    public static TheoryData<string, string> RequestsToWrite => Cases("request", vector => vector.CanWrite);

    public static TheoryData<string, string> RequestsToRead => Cases("request", vector => vector.CanRead);

    public static TheoryData<string, string> ResponsesToWrite => Cases("response", vector => vector.CanWrite);

    public static TheoryData<string, string> ResponsesToRead => Cases("response", vector => vector.CanRead);

    public static TheoryData<string, string> Errors => Cases("error", _ => true);

    [Theory, MemberData(nameof(RequestsToWrite))]
    public void A_request_is_written_as_AWS_publishes_it(string protocol, string id)
    {
        var (vector, operation) = Find(protocol, "request", id);

        WireAssert.Same(vector, operation.WriteRequest(vector.Value));
    }

    [Theory, MemberData(nameof(RequestsToRead))]
    public void A_published_request_is_read_as_its_value(string protocol, string id)
    {
        var (vector, operation) = Find(protocol, "request", id);

        WireAssert.Same(operation.Input(vector.Value), operation.ReadRequest(vector.ToRequest()));
    }

    [Theory, MemberData(nameof(ResponsesToWrite))]
    public void A_response_is_written_as_AWS_publishes_it(string protocol, string id)
    {
        var (vector, operation) = Find(protocol, "response", id);

        WireAssert.Same(vector, operation.WriteResponse(vector.Value));
    }

    [Theory, MemberData(nameof(ResponsesToRead))]
    public void A_published_response_is_read_as_its_value(string protocol, string id)
    {
        var (vector, operation) = Find(protocol, "response", id);

        WireAssert.Same(operation.Output(vector.Value), operation.ReadResponse(vector.ToResponse()));
    }

    [Theory, MemberData(nameof(Errors))]
    public void A_published_error_is_read_and_survives_being_written(string protocol, string id)
    {
        var vector = Suites[protocol].File.Cases.Single(one => one.Kind == "error" && one.Id == id);
        var service = new ServiceContract("Vectors", "vectors", "vectors", "2020-01-08", Suites[protocol].Protocol);

        var error = service.Protocol.ReadError(service, vector.ToResponse());
        var again = service.Protocol.ReadError(service, service.Protocol.WriteError(service, error, "r-1"));

        foreach (var read in new[] { error, again })
        {
            Assert.Equal((vector.Code, vector.Message ?? read.Message, vector.Status), (read.Code, read.Message, read.Status));
            foreach (var (name, value) in vector.Details) Assert.Equal(value, read.Details[name]);
        }
    }

    [Fact]
    public void Every_published_case_is_run_or_left_out_for_a_stated_reason()
    {
        foreach (var (protocol, (_, file, _)) in Suites)
        {
            output.WriteLine($"{protocol}: {file.Cases.Count} cases run, {file.LeftOut.Count} left out");
            foreach (var group in file.LeftOut.GroupBy(left => left.Because))
                output.WriteLine($"  {group.Key}: {string.Join(", ", group.Select(left => $"{left.Id} ({left.Kind})"))}");
            foreach (var vector in file.Cases.Where(vector => vector.Only is not null))
                output.WriteLine($"  {vector.Id} ({vector.Kind}) is only {vector.Only}: {vector.Because}");

            Assert.All(file.LeftOut, left => Assert.NotEmpty(left.Because));
            Assert.All(file.Cases, vector => Assert.Equal(vector.Only is null, vector.Because is null));
            Assert.Equal(file.Cases.Count, file.Cases.DistinctBy(vector => (vector.Kind, vector.Id)).Count());
        }
    }

    static (Vector Vector, JsonOperation Operation) Find(string protocol, string kind, string id)
    {
        var (_, file, operations) = Suites[protocol];
        var vector = file.Cases.Single(one => one.Kind == kind && one.Id == id);
        return (vector, operations.Single(operation => operation.Name == vector.Operation));
    }

    static TheoryData<string, string> Cases(string kind, Func<Vector, bool> wanted)
    {
        var cases = new TheoryData<string, string>();
        foreach (var (protocol, (_, file, _)) in Suites)
            foreach (var vector in file.Cases.Where(vector => vector.Kind == kind && wanted(vector))) cases.Add(protocol, vector.Id);
        return cases;
    }
}
