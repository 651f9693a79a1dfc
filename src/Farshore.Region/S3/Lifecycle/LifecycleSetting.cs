using Farshore.Aws.S3;

namespace Farshore.Region.S3.Lifecycle;

/// <summary>A bucket's lifecycle as it is kept.</summary>
/// <param name="Rules">Checked, and each with an id.</param>
/// <param name="MinimumSize">Which objects are too small to change their class: <see cref="AllClasses"/> or <see cref="ByClass"/>.</param>
public sealed record LifecycleSetting(IReadOnlyList<LifecycleRule> Rules, string MinimumSize)
{
    public const string AllClasses = "all_storage_classes_128K";
    public const string ByClass = "varies_by_storage_class";
}
