namespace Farshore.Region.CloudFormation.Work;

/// <summary>How operations of a stack end.</summary>
static class Ends
{
    const int Remembered = 2;

    public static string Complete(string kind) => kind.Split('_')[0] + "_COMPLETE";

    /// <summary>The operation is over, one way or the other.</summary>
    public static StackRow Over(StackRow stack, StackOperation operation) => stack with
    {
        Operation = null, Past = [.. stack.Past.Prepend(new(operation.Id, operation.Kind, operation.ClientToken)).Take(Remembered)],
    };
}
