using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Farshore.Aws.Protocols;
using Farshore.Aws.Tests.ContractTests;

namespace Farshore.Aws.Tests.Judge;

/// <summary>botocore in a process of its own: what would you send for this call, and what do you make of this answer?</summary>
public sealed class BotocoreJudge : IDisposable
{
    readonly Process process;

    BotocoreJudge(BotocoreModels models, string script)
    {
        Models = models;
        process = Process.Start(new ProcessStartInfo(models.Python, [script, models.Package])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public BotocoreModels Models { get; }

    public static BotocoreJudge? Find([CallerFilePath] string here = "") =>
        BotocoreModels.Find() is { } models ? new(models, Path.Combine(Path.GetDirectoryName(here)!, "judge.py")) : null;

    /// <param name="operation">The operation to call.</param>
    /// <param name="input">Values of its members.</param>
    /// <param name="body">A streamed body.</param>
    /// <param name="answer">What the service answers.</param>
    public async Task<Verdict> CallAsync(IOperation operation, JsonNode input, byte[]? body, WireResponse answer)
    {
        var content = answer.Content is { } stream ? await ReadAsync(stream) : answer.Body.ToArray();
        var call = new JsonObject
        {
            ["service"] = Models.NameOf(operation.Service.ServiceId),
            ["operation"] = operation.Name,
            ["params"] = input.DeepClone(),
            ["answer"] = new JsonObject
            {
                ["status"] = answer.Status,
                ["headers"] = new JsonObject(answer.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
                ["body"] = Convert.ToBase64String(content),
            },
        };
        if (operation.Service.AlsoSpeaks is not []) call["protocol"] = ContractCheck.ProtocolNames[operation.Service.Protocol];
        if (body is not null) call["body"] = Convert.ToBase64String(body);
        await process.StandardInput.WriteLineAsync(call.ToJsonString());
        await process.StandardInput.FlushAsync();
        var line = await process.StandardOutput.ReadLineAsync();
        return new(JsonNode.Parse(line ?? throw new InvalidOperationException($"{operation.Name}: the judge has left"))!.AsObject());
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}

/// <summary>What botocore did with one call.</summary>
public sealed class Verdict(JsonObject answer)
{
    /// <summary>Neither a result nor a service's refusal: botocore could not serialise the call or parse the answer.</summary>
    public string? Failure => (string?)answer["failure"];

    public JsonObject? Result => answer["result"] as JsonObject;

    public JsonObject? Error => answer["error"] as JsonObject;

    public WireRequest Sent()
    {
        var sent = answer["sent"]!;
        // S3 Control puts the account before the host.
        var address = (string)sent["url"]!;
        var url = address[address.IndexOf('/', "http://".Length)..];
        var (path, query) = url.Split('?', 2) is [var before, var after] ? (before, after) : (url, "");
        return new((string)sent["method"]!, path)
        {
            Query = [.. FormNode.Pairs(System.Text.Encoding.UTF8.GetBytes(query))],
            Headers = sent["headers"]!.AsObject()
                .ToDictionary(header => header.Key, header => (string)header.Value!, StringComparer.OrdinalIgnoreCase),
            Body = Convert.FromBase64String((string)sent["body"]!),
        };
    }
}
