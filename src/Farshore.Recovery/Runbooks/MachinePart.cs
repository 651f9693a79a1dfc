using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runbooks;

/// <summary>A machine: its restore, and what a restore leaves out.</summary>
static class MachinePart
{
    static readonly ShellFunction Disks = new("""
        disks() { # disks POINT KEY: every disk of the image under the key; a restore that names none may ask for the lost Region's
            [ -n "$2" ] || return 0
            {{to}} ec2 describe-images --image-ids "${1##*/}" --query 'Images[0].BlockDeviceMappings[?Ebs].DeviceName' > "$WORK/devices" ||
                fail "the image ${1##*/} cannot be looked at" 'let these credentials describe images, or run this again'
            separator='['
            tr '\t' '\n' < "$WORK/devices" | while read -r device; do
                printf '%s{"DeviceName": "%s", "Ebs": {"Encrypted": true, "KmsKeyId": "%s"}}' "$separator" "$device" "$2"
                separator=', '
            done
            printf ']'
        }
        """, Speech.Fail);

    static readonly ShellFunction PutRight = new("""
        right_machine() { # right_machine NAME DEVICES GROUPS PROTECTED: tags, groups and protection, which a restore leaves out
            id=$(noted "$1.made")
            id=${id##*/}
            {{to}} ec2 wait instance-running --instance-ids "$id" || fail "machine $id, restored for $1, does not run" \
                "see why: aws ec2 describe-instances --instance-ids $id --query 'Reservations[0].Instances[0].StateReason'"
            {{to}} ec2 describe-instances --instance-ids "$id" --output json \
                --query 'Reservations[0].Instances[0].BlockDeviceMappings[].[DeviceName,Ebs.VolumeId]' > "$WORK/answer"
            for device in $2; do
                grep -qF "\"$device\"" "$WORK/answer" || fail "$1 was restored without $device, which it had" \
                    'the recovery point lacks that volume: name another one in the environment and delete STATE'
            done
            # shellcheck disable=SC2046 # ids of volumes, each a word
            {{to}} ec2 create-tags --resources "$id" $(sed -n 's/.*"\(vol-[0-9a-f]*\)".*/\1/p' "$WORK/answer") \
                --tags "Key=farshore:plan,Value=$PLAN" "Key=farshore:run,Value=$RUN" "Key=farshore:source,Value=$1"
            # shellcheck disable=SC2086 # ids of groups, each a word
            [ -z "$3" ] || {{to}} ec2 modify-instance-attribute --instance-id "$id" --groups $3
            [ "$4" != true ] || {{to}} ec2 modify-instance-attribute --instance-id "$id" --disable-api-termination
            note "$1.id" "$id"
            address=$({{to}} ec2 describe-instances --instance-ids "$id" \
                --query 'Reservations[0].Instances[0].[PublicIpAddress,PrivateIpAddress]' | tr '\t' '\n' | grep -v None | sed -n 1p)
            [ -n "$address" ] || fail "machine $id, restored for $1, has no address" 'look at it in the console and run this again'
            note "$1.address" "$address"
            say "$1: $id at $address"
        }
        """, Speech.Say, Speech.Fail, Speech.Noted, Speech.Note);

    /// <summary>The variables that say how it is to stand.</summary>
    public static void Variables(Script script, PlanMachine machine, MachineTarget? target)
    {
        var (v, plan) = (ShellText.Variable(machine.Name), machine.Restore);
        if (!script.IsHomeward) script.Set($"{v}_POINT", null, "The recovery point; empty for the newest in the vault.");
        script.Set($"{v}_TYPE", target?.InstanceType ?? plan.InstanceType,
                plan.Fallbacks.Count == 0 ? "Empty: as it was." : $"Where there is no room for it: {string.Join(", ", plan.Fallbacks)}.")
            .Set($"{v}_SUBNET", Restoring.There(target is null ? plan.Subnet : target.SubnetId))
            .Set($"{v}_GROUPS", Restoring.There(target?.SecurityGroups ?? plan.SecurityGroups))
            .Set($"{v}_INSTANCE_PROFILE", target?.Profile ?? plan.Profile)
            .Set($"{v}_KEY_PAIR", target is null ? plan.KeyPair : target.KeyName)
            .Set($"{v}_DISK_KEY", target is null ? plan.Key : target.Key, "The key of its disks; empty for that of the vault.")
            .Set($"{v}_USER_DATA", plan.UserData is { } file ? Path.GetFileName(file) : null,
                "A file. Empty: as the recovery point remembers it. It is not in here, because it may hold secrets.");
    }

    /// <summary>Starts its restore.</summary>
    public static void Start(Script script, Restoring one, MachineTarget? target, CapturedMachine? captured)
    {
        var (n, v) = (one.Name, one.V);
        script.Use(RestorePart.Recall, RestorePart.Start, Disks);
        script.Why($"{n}. Without AWS Backup, where it refuses: aws ec2 run-instances --image-id (the end of its recovery point, ami-…) "
            + $"with the values above; then tell this script what you made: echo '{n}.made=arn:…:instance/i-…' >> the file STATE, "
            + "and run it again.");
        script.Line($"if [ -z \"$(noted {n}.restore)$(noted {n}.made)\" ]; then")
            .Line($"    recall {n}")
            .Line($"    travels {n} InstanceType EbsOptimized InstanceInitiatedShutdownBehavior Monitoring RequireIMDSv2 \\")

            // Credits are for burstable types; another type refuses them.
            .Line("        IamInstanceProfileName UserData"
                + $"{(target?.InstanceType is { } type && captured?.InstanceType != type ? "" : " CreditSpecification")}");
        if (target is null) Mapping.Fill(script, $"{v}_SUBNET", $"{v}_GROUPS", n, "SubnetId", "SecurityGroupIds");
        script.Line($"    member {n} InstanceType \"${v}_TYPE\"")
            .Line($"    member {n} SubnetId \"${v}_SUBNET\"")
            .Line("    # shellcheck disable=SC2086 # ids, each a word")
            .Line($"    [ -z \"${v}_GROUPS\" ] || member {n} SecurityGroupIds \"$(list ${v}_GROUPS)\"")
            .Line($"    member {n} IamInstanceProfileName \"${v}_INSTANCE_PROFILE\"")
            .Line($"    member {n} KeyName \"${v}_KEY_PAIR\"")
            .Line($"    [ -z \"${v}_USER_DATA\" ] || member {n} UserData \"$(base64 < \"${v}_USER_DATA\" | tr -d '\\n')\"");
        if ((target?.RequiresTokens ?? captured?.RequiresTokens) is { } tokens)
            script.Line($"    member {n} RequireIMDSv2 {(tokens ? "true" : "false")}");
        script.Use(Speech.List);
        script.Line($"    member {n} BlockDeviceMappings \"$(disks \"$(noted {n}.{script.Point})\" \"${{{v}_DISK_KEY:-$VAULT_KEY}}\")\"")
            .Line($"    start_restore {n} EC2").Line("fi");
    }

    /// <summary>Waits for it, and puts it right.</summary>
    public static void Finish(Script script, Restoring one, MachineTarget? target, CapturedMachine? captured)
    {
        var (n, v) = (one.Name, one.V);
        script.Use(PutRight);
        script.Line($"finish_restore {n}");
        script.Command("right_machine", n, ShellText.Word(string.Join(' ', captured?.Volumes.Keys ?? [])), $"\"${v}_GROUPS\"",
            target?.IsProtected is true ? "true" : "false");
        if (target?.Tags is { Count: > 0 } tags)
        {
            script.Command([$"{script.To} ec2 create-tags --resources \"$(noted {n}.id)\" --tags",
                .. ShellText.Tags(tags)]);
        }
    }
}
