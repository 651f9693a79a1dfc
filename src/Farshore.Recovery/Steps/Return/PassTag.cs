using Farshore.Aws.Ec2;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Return;

/// <summary>Gives the tag that a plan finds a machine by to the one that was rebuilt at home; the old one, which is stopped and kept, says
/// by it what took its place.</summary>
public sealed record PassTag(PlanTag Tag, string Old, Ref<Restored> New, IReadOnlyList<string> After) : Step<bool>
{
    public override IEnumerable<string> Needs() => [New.Step, .. After];

    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (aws, made) = (context.World.InSecondary.Aws, context.Read(New).Id);
        await aws.SendAsync(Ec2Api.CreateTags,
            new() { Resources = [Old], Tags = [new() { Key = Tag.Key, Value = $"{Tag.Value} (until {made})" }] }, cancellationToken);
        await aws.SendAsync(Ec2Api.CreateTags,
            new() { Resources = [made], Tags = [new() { Key = Tag.Key, Value = Tag.Value }] }, cancellationToken);
        return true;
    }
}
