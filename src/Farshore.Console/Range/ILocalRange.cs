namespace Farshore.Console.Range;

/// <summary>The local regions of this home, as far as a browser may see to them. The console knows nothing of how they are run: whoever
/// composes the program does.</summary>
public interface ILocalRange
{
    /// <summary>What is being made ready for a rehearsal; null where nothing is.</summary>
    RangePreparation? Preparation { get; }
}
