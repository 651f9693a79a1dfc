using Farshore.Aws;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Network;

/// <summary>Makes one thing of a kind that has no token: found by its tags before and after. A client repeats a call whose answer was lost
/// on the way, so there may be two: one is kept, always the same.</summary>
static class MakingOnce
{
    /// <param name="context">Of the step.</param>
    /// <param name="what">For the message when it does not appear.</param>
    /// <param name="find">Lists what bears the tags.</param>
    /// <param name="make">Makes one.</param>
    /// <param name="remove">Takes one away that nothing uses yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The identifier of the one.</returns>
    public static async Task<string> OnceAsync(
        StepContext context, string what, Func<Task<IEnumerable<string>>> find, Func<Task> make, Func<string, Task> remove,
        CancellationToken cancellationToken)
    {
        var found = context.IsRepeat ? (await find()).Order(StringComparer.Ordinal).ToList() : [];
        if (found.Count == 0)
        {
            await context.World.Patience.TryAsync(context, async _ =>
            {
                try
                {
                    return await context.OnceKnownAsync(async () =>
                    {
                        await make();
                        return true;
                    }, cancellationToken);
                }
                catch (AwsException twice) when (twice.Code is "InvalidGroup.Duplicate" or "InvalidSubnet.Conflict")
                {
                    // Either an earlier attempt's, and then it is found by its tags; or somebody else's.
                    if (!(await find()).Any()) throw;
                    return true;
                }
            }, cancellationToken);
            found = await context.UntilAsync(async () => (await find()).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } seen
                ? seen : null, what, cancellationToken);
        }

        foreach (var surplus in found.Skip(1)) await context.OnceFreeAsync(what, () => remove(surplus), cancellationToken);
        return found[0];
    }
}
