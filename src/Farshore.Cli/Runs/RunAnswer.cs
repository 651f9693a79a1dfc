using System.Text.Json;
using System.Text.Json.Nodes;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Runs;

/// <summary>A run that proves nothing, under <c>--json</c>: as people see it and, where it has any, the stacks it changed.</summary>
static class RunAnswer
{
    public static JsonObject Of(RunView view, IReadOnlyList<EvidenceStack>? stacks)
    {
        var answer = JsonSerializer.SerializeToNode(view, CliShapes.Readable.RunView)!.AsObject();
        if (stacks is not null)
            answer["stacks"] = JsonSerializer.SerializeToNode(stacks, CliShapes.Readable.IReadOnlyListEvidenceStack);
        return answer;
    }
}
