using Farshore.Console.Range;

namespace Farshore.Cli.Serve;

/// <summary>The local regions of this home as the console may see to them: by the same classes that the commands use.</summary>
/// <param name="preparing">What is made for a demo; null where none is served.</param>
sealed class LocalRange(Preparing? preparing) : ILocalRange
{
    public RangePreparation? Preparation => preparing?.Now;
}
