using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Translation;

/// <summary>Decides how a machine stands in the secondary.</summary>
sealed class Machines(Ground ground, Networks networks, Groups groups, RegionStrings strings)
{
    public MachineTarget Of(PlanMachine machine, CapturedMachine? captured)
    {
        var (name, plan) = (machine.Name, machine.Restore);
        var place = networks.PlaceOf(name, plan.Subnet, captured?.SubnetId, captured?.VpcId);
        var standing = Settings(machine, captured, place?.Zone);
        return standing with
        {
            SubnetId = place?.Subnet,
            SecurityGroups = groups.Of(name, plan.SecurityGroups, captured?.SecurityGroups ?? [], place?.Vpc),
        };
    }

    /// <summary>Everything that does not depend on the network.</summary>
    public MachineTarget Settings(PlanMachine machine, CapturedMachine? captured, string? zone)
    {
        var (name, plan) = (machine.Name, machine.Restore);
        var (type, fallbacks) = Types(name, plan, captured?.InstanceType, zone);
        return new()
        {
            InstanceType = type,
            Fallbacks = fallbacks,
            Profile = Profile(name, plan, captured),
            KeyName = KeyPair(name, plan, captured),
            UserData = UserData(name, plan, captured),
            Key = Key(name, plan),
            Devices = ground.Survey.Devices.GetValueOrDefault(name, []),
            RequiresTokens = captured?.RequiresTokens,
            IsProtected = captured?.DisableApiTermination is true,
            Tags = strings.In(name, "tag", Own(captured?.Tags)),
        };
    }

    /// <summary>Tags that AWS itself puts on cannot be put on by others, and those of an earlier run say whose it was then.</summary>
    internal static IReadOnlyDictionary<string, string> Own(IReadOnlyDictionary<string, string>? tags) =>
        (tags ?? new Dictionary<string, string>())
            .Where(tag => !tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
                && !tag.Key.StartsWith("farshore:", StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);

    (string? First, IReadOnlyList<string> Others) Types(string name, MachineRestore plan, string? captured, string? zone)
    {
        const string Field = "instance type";
        var wanted = plan.InstanceType ?? captured;
        if (wanted is null) return (null, plan.Fallbacks);
        IReadOnlyList<string> all = [wanted, .. plan.Fallbacks.Where(type => type != wanted)];
        var offered = all.Where(type => ground.Survey.IsOffered(type, zone)).ToList();
        var where = zone ?? ground.Region;
        if (offered.Count == 0)
        {
            ground.Sheet.Unresolved(name, Field, captured ?? wanted, $"{string.Join(" and ", all)} is not offered in {where}: "
                + "name one that is in the resource's restore section, or in its fallbacks");
            return (wanted, []);
        }

        ground.Sheet.Decided(name, Field, captured ?? wanted, offered[0],
            offered[0] != wanted ? $"{wanted} is not offered in {where}: the first of the fallbacks that is"
            : plan.InstanceType is not null ? "the plan's restore section" : $"offered in {where} too");
        return (offered[0], offered[1..]);
    }

    string? Profile(string name, MachineRestore plan, CapturedMachine? captured)
    {
        const string Field = "instance profile";
        var old = captured?.InstanceProfileArn is { } arn ? arn[(arn.LastIndexOf('/') + 1)..] : null;
        if (plan.Profile is { } planned)
        {
            ground.Sheet.Decided(name, Field, old ?? "(none)", planned, "the plan's restore section");
            return planned;
        }

        if (old is null) return null;
        var mapped = ground.Mapped(captured!.InstanceProfileArn!, old);
        ground.Sheet.Decided(name, Field, old, mapped ?? old,
            mapped is null ? "instance profiles are the same in every Region" : "the plan's mapping");
        return mapped ?? old;
    }

    /// <summary>The disk itself lets its old keys in, so a pair that is missing keeps nothing from being restored.</summary>
    string? KeyPair(string name, MachineRestore plan, CapturedMachine? captured)
    {
        const string Field = "key pair";
        var (old, said) = (captured?.KeyName, plan.KeyPair ?? (captured?.KeyName is { } pair ? ground.Mapped(pair) : null));
        if (said is not null)
        {
            var why = plan.KeyPair is null ? "the plan's mapping" : "the plan's restore section";
            if (ground.Survey.KeyPairs.Contains(said)) ground.Sheet.Decided(name, Field, old ?? "(none)", said, why);
            else ground.Sheet.Unresolved(name, Field, old ?? "(none)",
                $"{why} says {said}, and there is no such key pair in {ground.Region}: correct it, or import it with "
                + "aws ec2 import-key-pair");
            return said;
        }

        if (old is null) return null;
        var isThere = ground.Survey.KeyPairs.Contains(old);
        ground.Sheet.Decided(name, Field, old, isThere ? old : null, isThere ? "a key pair of that name is there"
            : $"no key pair of that name is in {ground.Region}, so none is named: the keys on its disk still let their owners in");
        return isThere ? old : null;
    }

    string? UserData(string name, MachineRestore plan, CapturedMachine? captured)
    {
        const string Field = "user data";
        if (plan.UserData is not { } file) return captured?.UserData is { } data ? strings.InBase64(name, Field, data) : null;
        if (!File.Exists(file))
        {
            ground.Sheet.Unresolved(name, Field, "(captured)", $"the plan says {file}, which is not there: correct it");
            return null;
        }

        ground.Sheet.Decided(name, Field, "(captured)", file, "the plan's restore section");
        return Convert.ToBase64String(File.ReadAllBytes(file));
    }

    string? Key(string name, MachineRestore plan)
    {
        var (key, why) = plan.Key is { } planned ? (planned, "the plan's restore section")
            : (ground.Survey.VaultKey, "the key of the vault that holds the copy");
        if (key is not null) ground.Sheet.Decided(name, "volume key", "(of the primary)", key, why);
        return key;
    }
}
