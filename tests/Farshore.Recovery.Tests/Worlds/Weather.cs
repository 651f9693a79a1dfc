using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>Trouble that passes, for a share of all calls: throttled, lost on the way, or done with the answer lost on the way back. A seed
/// gives the same weather again.</summary>
sealed class Weather(int seed, double share)
{
    // As often as the SDK's standard mode tries a call by itself.
    const int Attempts = 3;

    readonly Random random = new(seed);

    /// <summary>How many calls it struck.</summary>
    public int Struck { get; private set; }

    public TAnswer Through<TAnswer>(Func<TAnswer> call, Func<Exception> throttled)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Once(call, throttled);
            }
            catch (Exception trouble) when (attempt < Attempts && Failure.Transient(trouble) is not null)
            {
                Struck++;
            }
        }
    }

    TAnswer Once<TAnswer>(Func<TAnswer> call, Func<Exception> throttled)
    {
        var luck = Throw();
        if (luck < share * 0.4) throw throttled();
        if (luck < share * 0.6) throw new HttpRequestException("the connection was refused");
        var answer = call();
        return luck < share ? throw new HttpRequestException("the answer was lost") : answer;
    }

    double Throw()
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
