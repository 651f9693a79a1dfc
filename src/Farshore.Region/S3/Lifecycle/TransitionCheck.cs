using Farshore.Aws;
using Farshore.Aws.S3;

namespace Farshore.Region.S3.Lifecycle;

/// <summary>Whether a rule's transitions come one after the other, late enough, and before its expiration.</summary>
static class TransitionCheck
{
    const int LeastDaysForInfrequent = 30;

    /// <exception cref="AwsException"><c>InvalidArgument</c>, <c>InvalidRequest</c>, <c>MalformedXML</c>.</exception>
    public static void Check(LifecycleRule rule, LifecycleFilter filter)
    {
        CheckCurrent(rule, filter);
        CheckNoncurrent(rule, filter);
    }

    static void CheckCurrent(LifecycleRule rule, LifecycleFilter filter)
    {
        if (rule.Transitions is not { Count: > 0 } transitions) return;
        CheckClasses(transitions.Select(one => one.StorageClass), "Transition", filter);
        foreach (var one in transitions)
        {
            if (one.Days is null == one.Date is null) throw S3Errors.MalformedXml();
            if (one.Date is { } date) LifecycleCheck.CheckMidnight(date);
            if (one.Days < 0) throw S3Errors.InvalidArgument("'Days' in Transition action must be nonnegative", "Days", $"{one.Days}");
            if (one.Days < LeastDaysForInfrequent && StorageClasses.IsInfrequent(one.StorageClass!))
            {
                throw S3Errors.InvalidArgument(
                    $"'Days' in Transition action must be greater than or equal to {LeastDaysForInfrequent} for storageClass "
                    + $"'{one.StorageClass}'", "Days", $"{one.Days}");
            }
        }

        var byDate = transitions.Count(one => one.Date is not null);
        var expiresByDate = rule.Expiration?.Date is not null;
        if ((byDate > 0 && byDate < transitions.Count)
            || (rule.Expiration is { ExpiredObjectDeleteMarker: null } && expiresByDate != byDate > 0))
        {
            throw S3Errors.InvalidRequest(
                "Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule for filter '" + filter + "'");
        }

        CheckOrder([.. transitions.Select(one => (one.StorageClass!, one.Days ?? (one.Date!.Value - DateTimeOffset.UnixEpoch).Days))],
            "Transition", byDate > 0 ? "Date" : "Days", filter);
        CheckBeforeExpiration(rule, transitions, filter);
    }

    static void CheckBeforeExpiration(LifecycleRule rule, IReadOnlyList<Transition> transitions, LifecycleFilter filter)
    {
        var late = transitions.Any(one => one.Days >= rule.Expiration?.Days || one.Date >= rule.Expiration?.Date);
        if (!late) return;
        var name = rule.Expiration?.Days is null ? "Date" : "Days";
        throw S3Errors.InvalidArgument(
            $"'{name}' in the Expiration action for filter '{filter}' must be greater than '{name}' in the Transition action",
            name, rule.Expiration?.Days?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    static void CheckNoncurrent(LifecycleRule rule, LifecycleFilter filter)
    {
        if (rule.NoncurrentVersionTransitions is not { Count: > 0 } transitions) return;
        const string action = "NoncurrentVersionTransition";
        CheckClasses(transitions.Select(one => one.StorageClass), action, filter);
        foreach (var one in transitions)
        {
            if (one.NoncurrentDays is not { } days) throw S3Errors.MalformedXml();
            if (days < 0)
                throw S3Errors.InvalidArgument($"'NoncurrentDays' in {action} action must be nonnegative", "NoncurrentDays", $"{days}");
            if (days < LeastDaysForInfrequent && StorageClasses.IsInfrequent(one.StorageClass!))
            {
                throw S3Errors.InvalidArgument(
                    $"'NoncurrentDays' in {action} action must be greater than or equal to {LeastDaysForInfrequent} for storageClass "
                    + $"'{one.StorageClass}'", "NoncurrentDays", $"{days}");
            }

            LifecycleCheck.CheckSpared(one.NewerNoncurrentVersions, action);
        }

        CheckOrder([.. transitions.Select(one => (one.StorageClass!, one.NoncurrentDays!.Value))], action, "NoncurrentDays", filter);
        if (transitions.Any(one => one.NoncurrentDays >= rule.NoncurrentVersionExpiration?.NoncurrentDays))
        {
            throw S3Errors.InvalidArgument(
                $"'NoncurrentDays' in the NoncurrentVersionExpiration action for filter '{filter}' must be greater than 'NoncurrentDays' "
                + $"in the {action} action", "NoncurrentDays", $"{rule.NoncurrentVersionExpiration?.NoncurrentDays}");
        }
    }

    static void CheckClasses(IEnumerable<string?> classes, string action, LifecycleFilter filter)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var one in classes)
        {
            if (!StorageClasses.CanBeReached(one)) throw S3Errors.MalformedXml();
            if (!seen.Add(one!))
            {
                throw S3Errors.InvalidRequest(
                    $"'StorageClass' must be different for '{action}' actions in same 'Rule' with filter '{filter}'");
            }
        }
    }

    // Colder classes later, and a month after an infrequent one.
    static void CheckOrder(List<(string Class, int Day)> transitions, string action, string name, LifecycleFilter filter)
    {
        transitions.Sort((one, other) => StorageClasses.Rank(one.Class).CompareTo(StorageClasses.Rank(other.Class)));
        foreach (var (earlier, later) in transitions.Zip(transitions.Skip(1)))
        {
            var apart = StorageClasses.IsInfrequent(earlier.Class) && StorageClasses.IsInfrequent(later.Class)
                || StorageClasses.IsInfrequent(earlier.Class) && StorageClasses.IsArchive(later.Class) ? LeastDaysForInfrequent : 1;
            if (later.Day - earlier.Day >= apart) continue;
            var least = apart == 1 ? "greater than" : $"{apart} days more than";
            throw S3Errors.InvalidArgument(
                $"'{name}' in the '{later.Class}' {action} action for filter '{filter}' must be {least} '{name}' in the "
                + $"'{earlier.Class}' {action} action",
                name, $"{later.Day}");
        }
    }
}
