using System.Collections.Concurrent;
using System.Globalization;
using Farshore.Region.Hosting;
using Farshore.Region.Peers;

namespace Farshore.Region.Tests.Hosting.Fuzz;

/// <summary>Damaged requests get an answer: AWS's error in the service's form, in time, and leave nothing half-made.</summary>
public sealed class FuzzTests
{
    const int AtOnce = 8;

    static int Seed => Number("FARSHORE_FUZZ_SEED", Random.Shared.Next());

    static int Rounds => Number("FARSHORE_FUZZ_ROUNDS", 2500);

    [Fact]
    public async Task Whatever_is_sent_is_answered_and_never_with_an_internal_error()
    {
        var seed = Seed;
        TestContext.Current.TestOutputHelper?.WriteLine($"FARSHORE_FUZZ_SEED={seed}");
        await using var regions = await LocalRegions.StartAsync();
        var host = regions[LocalRegions.East];
        await regions.S3().PutBucketAsync("fuzz");
        await regions.S3().PutObjectAsync(new() { BucketName = "fuzz", Key = "held", ContentBody = "held" });
        ConcurrentQueue<string> wrong = [];
        foreach (var valid in ValidRequests.All)
            if (await ProblemAsync(host, valid) is { } problem) wrong.Enqueue(problem);

        await Parallel.ForEachAsync(Enumerable.Range(0, Rounds), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (round, _) =>
        {
            // A seed a round, so that one round can be repeated by itself.
            Random random = new(unchecked((seed * 397) ^ round));
            var valid = ValidRequests.All[random.Next(ValidRequests.All.Count)];
            if (await ProblemAsync(host, new Mutation(random).Of(valid)) is { } problem) wrong.Enqueue(problem);
        });

        Assert.True(wrong.IsEmpty, $"seed {seed}, {wrong.Count} wrong:\n{string.Join("\n\n", wrong.Take(5))}");
        Assert.Empty((await regions.Client().SendAsync(PeerApi.CheckRegion, new() { Mend = false }, default)).Findings);
    }

    static async Task<string?> ProblemAsync(RegionHost host, RawRequest request)
    {
        var bytes = request.Sign(host.Endpoint, host.Context.Partition.RootKey, TimeProvider.System.GetUtcNow());
        RawAnswer answer;
        try
        {
            // Where no length says that this was all, the end of the connection does.
            answer = await RawConnection.SendAsync(host.Endpoint, bytes, request.Method == "HEAD",
                closes: request.Headers.Any(header => header.Name == "Transfer-Encoding"));
        }
        catch (OperationCanceledException)
        {
            return $"no answer in time:\n{request}";
        }

        var told = $"{request}\n\n{answer.Head}\n{answer.Text}";
        if (answer.Status == 500) return told;
        // What is no HTTP gets no more than a status, and what breaks off in the middle perhaps nothing.
        if (answer.Status < 400 || request.Method == "HEAD" || answer.Header("x-amz-request-id") is null) return null;
        return answer.Code is { Length: > 0 } ? null : told;
    }

    static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number : byDefault;
}
