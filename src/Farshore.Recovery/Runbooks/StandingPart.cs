namespace Farshore.Recovery.Runbooks;

/// <summary>Tells the ledger what serves in the secondary, so that <c>farshore failback</c> finds it as if a run had brought it
/// there.</summary>
static class StandingPart
{
    static readonly ShellFunction Told = new("""
        told() { # told NAME ARN: where it stands, in JSON
            printf '{"name": "%s", "arn": "%s", "id": "%s", "address": "%s"' "$1" "$2" "$(noted "$1.id")" "$(noted "$1.address")"
            port=$(noted "$1.port")
            [ -z "$port" ] || printf ', "port": %s, "user": "%s", "database": "%s"' "$port" "$(json "$(noted "$1.user")")" \
                "$(json "$(noted "$1.database")")"
            printf '}'
        }
        """, Speech.Noted, Speech.Json);

    /// <summary>Only what is of the set that the script was written from is told: the ledger knows no other points.</summary>
    public static void AddTo(Script script)
    {
        if (script.Source.Set is not { } set) return;
        var resources = script.Plan.InOrder.ToList();
        if (resources.Any(resource => set.Find(resource.Name) is not { } member || (member.Bucket is null && member.Copy is null))) return;
        script.Use(Told).Why("The ledger is told, so that farshore failback can lead home what this script brought here. Points of another "
            + "set than this was written from are not told: the ledger does not know them.");
        var copies = resources.Where(resource => set.Find(resource.Name)!.Copy is not null).ToList();
        script.Command([$"if [ \"{string.Join(' ', copies.Select(one => $"$(noted {one.Name}.point)"))}\"",
            $"= \"{string.Join(' ', copies.Select(one => set.Find(one.Name)!.Copy))}\" ]; then"]);
        script.Line("    {").Line($"        printf '{{\"run\": \"%s\", \"set\": \"{set.Set}\", \"at\": \"%s\", \"resources\": [' \"$RUN\" "
            + "\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"");
        foreach (var (resource, at) in resources.Select((resource, at) => (resource, at)))
        {
            var arn = resource is Plans.PlanBucket ? $"\"arn:aws:s3:::$(noted {resource.Name}.id)\"" : $"\"$(noted {resource.Name}.made)\"";
            if (at > 0) script.Line("        printf ', '");
            script.Line($"        told {resource.Name} {arn}");
        }

        script.Line("        printf ']}'").Line("    } > \"$WORK/standing\"").Line($"""
                in_secondary s3api put-object --bucket "$LEDGER" --key "$PLAN/standing.json" --body "$WORK/standing" > "$WORK/answer" ||
                    say "the ledger $LEDGER was not told; nothing else is missing"
            fi
            """);
        script.Set("LEDGER", script.Plan.Ledger, "The plan's record of recovery sets: it is told what stands here.");
    }
}
