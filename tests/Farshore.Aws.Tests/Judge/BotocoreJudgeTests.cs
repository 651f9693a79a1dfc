using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Farshore.Aws.Protocols;
using Farshore.Aws.Tests.ContractTests;
using Farshore.Aws.Tests.Protocols;

namespace Farshore.Aws.Tests.Judge;

/// <summary>Every operation of every contract, called through botocore: an implementation of the same protocols that is not ours.</summary>
public sealed class BotocoreJudgeTests(BotocoreJudgeTests.Court court, ITestOutputHelper output) : IClassFixture<BotocoreJudgeTests.Court>
{
    // What botocore changes on the way, as every client built on it does.
    static readonly Dictionary<string, string> ChangedByBotocore = new(StringComparer.Ordinal)
    {
        ["EC2 RunInstances request UserData"] = "put into base64",
        ["S3 GetObject response Expires"] = "read as a time, where S3 keeps any text",
        ["S3 HeadObject response Expires"] = "read as a time, where S3 keeps any text",
        // Ids are given out with a path before them, and cut to what follows the last slash.
        ["Route 53 GetChange request Id"] = "cut",
        ["Route 53 GetHostedZone request Id"] = "cut",
        ["Route 53 ListHostedZonesByName request HostedZoneId"] = "cut",
        ["Route 53 DeleteHostedZone request Id"] = "cut",
        ["Route 53 ChangeResourceRecordSets request HostedZoneId"] = "cut",
        ["Route 53 ListResourceRecordSets request HostedZoneId"] = "cut",
    };

    [Fact]
    public async Task What_botocore_sends_is_read_as_what_was_meant_and_what_we_answer_is_understood_by_botocore()
    {
        var judge = Judge();
        List<string> problems = [];
        var operations = Contracts.All().SelectMany(InEveryProtocol).ToList();
        foreach (var operation in operations)
        {
            var typed = JsonOperation.Of(operation);
            var input = typed.Input(Samples.Of(Shape.Of(operation.InputShape)));
            var expected = typed.Output(Samples.Of(Shape.Of(operation.OutputShape)));
            var body = Streams(operation.InputShape) ? Samples.Body : null;
            var verdict = await judge.CallAsync(operation, input, body, typed.WriteResponse(expected, Samples.Body));
            var place = $"{operation.Service.ServiceId} {operation.Name}";

            if (verdict.Failure is { } failure) problems.Add($"{place}: {failure}");
            else if (verdict.Error is { } error) problems.Add($"{place}: refused, {error.ToJsonString()}");
            else
            {
                problems.AddRange(Compare($"{place} request", input, Read(typed, verdict)));
                problems.AddRange(Compare($"{place} response", expected, verdict.Result));
                if (Streams(operation.OutputShape) && !HasBody(verdict.Result!)) problems.Add($"{place}: no body");
            }
        }

        output.WriteLine($"{operations.Count} operations called through {judge.Models.Package} {judge.Models.Version}");
        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n{string.Join('\n', problems)}");
    }

    [Fact]
    public async Task Every_service_refuses_in_a_form_that_botocore_understands()
    {
        var judge = Judge();
        foreach (var operation in Contracts.All().SelectMany(InEveryProtocol).DistinctBy(operation => operation.Service))
        {
            var refusal = new AwsException("NoSuchThing", "There is no <thing>", 404);
            var input = JsonOperation.Of(operation).Input(Samples.Of(Shape.Of(operation.InputShape)));

            var answer = operation.Service.Protocol.WriteError(operation.Service, refusal, "r-1");
            var verdict = await judge.CallAsync(operation, input, null, answer);

            Assert.NotNull(verdict.Error);
            Assert.Equal(("NoSuchThing", "There is no <thing>"), ((string?)verdict.Error["Code"], (string?)verdict.Error["Message"]));
            Assert.Equal((404, "r-1"), ((int?)verdict.Error["Status"], (string?)verdict.Error["RequestId"]));
        }
    }

    static IEnumerable<IOperation> InEveryProtocol(IOperation operation) =>
        operation.Service.AlsoSpeaks.Select(protocol => operation.In(operation.Service.In(protocol))).Prepend(operation);

    BotocoreJudge Judge()
    {
        Assert.SkipWhen(court.Judge is null, "no botocore on this machine (the aws command line brings it): there is nobody to judge");
        return court.Judge;
    }

    static bool Streams(JsonTypeInfo shape) => shape.Type.IsAssignableTo(typeof(IStreamingBody));

    static bool HasBody(JsonObject result) =>
        result.Any(member => JsonNode.DeepEquals(member.Value, Convert.ToBase64String(Samples.Body)));

    static JsonNode? Read(JsonOperation operation, Verdict verdict)
    {
        try
        {
            return operation.ReadRequest(verdict.Sent());
        }
        catch (AwsException refused)
        {
            return new JsonObject { ["refused"] = refused.ToString() };
        }
    }

    /// <summary>What the other side adds is its own affair; what was given must have arrived.</summary>
    static IEnumerable<string> Compare(string place, JsonNode? expected, JsonNode? actual)
    {
        if (ChangedByBotocore.ContainsKey(place)) return [];
        return (expected, actual) switch
        {
            (JsonObject wanted, JsonObject found) =>
                wanted.SelectMany(member => Compare($"{place} {member.Key}", member.Value, found[member.Key])),
            (JsonArray wanted, JsonArray found) when wanted.Count == found.Count =>
                wanted.SelectMany((item, index) => Compare(place, item, found[index])),
            _ when JsonNode.DeepEquals(expected, actual) => [],
            _ => [$"{place}: meant {expected?.ToJsonString() ?? "nothing"}, got {actual?.ToJsonString() ?? "nothing"}"],
        };
    }

    /// <summary>One botocore for all of this class: it takes seconds to wake.</summary>
    public sealed class Court : IDisposable
    {
        public BotocoreJudge? Judge { get; } = BotocoreJudge.Find();

        public void Dispose() => Judge?.Dispose();
    }
}
