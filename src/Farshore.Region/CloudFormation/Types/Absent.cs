using Farshore.Aws;

namespace Farshore.Region.CloudFormation.Types;

/// <summary>What is gone already need not be removed.</summary>
static class Absent
{
    public static async Task IsFineAsync(Task removal, params string[] codes)
    {
        try
        {
            await removal;
        }
        catch (AwsException gone) when (codes.Contains(gone.Code))
        {
            return;
        }
    }

    /// <summary>What there is, or nothing.</summary>
    public static async Task<T?> OrNoneAsync<T>(Task<T> asked, params string[] codes) where T : class
    {
        try
        {
            return await asked;
        }
        catch (AwsException gone) when (codes.Contains(gone.Code))
        {
            return null;
        }
    }
}
