using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runbooks;

/// <summary>The plan's checks of what was restored, with the programs that are there; what is not there is said.</summary>
static class ChecksPart
{
    static readonly ShellFunction Check = new("""
        check() { # check PROGRAM NAME WHAT SECONDS COMMAND…: until the command passes; without the program it says that nobody looked
            name=$2 what=$3 until=$(($(date +%s) + $4))
            if [ "$CHECKS" = no ] || ! command -v "$1" > "$WORK/said"; then
                say "$name: NOT CHECKED ($1 is not here, or CHECKS=no): $what"
                return 0
            fi
            shift 4
            until "$@" > "$WORK/said" 2>&1; do
                [ "$(date +%s)" -lt "$until" ] || fail "$name: $what does not hold: $(tail -n 2 "$WORK/said")" \
                    'nobody was led there. A private address is reached from a CloudShell VPC environment alone; CHECKS=no goes without'
                sleep 2
            done
            say "$name: holds: $what"
        }
        """, Speech.Say, Speech.Fail);

    static readonly ShellFunction Http = new("""
        answers() { # answers URL STATUS TEXT
            found=$(curl -sSL -m 10 -o "$WORK/page" -w '%{http_code}' "$1") || return 1
            echo "it answered $found"
            [ "$found" = "$2" ] || return 1
            [ -z "$3" ] || grep -qF -- "$3" "$WORK/page" || { echo "the page lacks: $3"; return 1; }
        }
        """, Check);

    static readonly ShellFunction Tcp = new("""
        takes_connections() { # takes_connections HOST:PORT
            # shellcheck disable=SC2016 # bash itself puts in what follows
            timeout 5 bash -c 'exec 3<> "/dev/tcp/$0/$1"' "${1%:*}" "${1##*:}" || { echo 'no connection'; return 1; }
        }
        """, Check);

    static readonly ShellFunction Sql = new("""
        row_is() { # row_is NAME PASSWORD QUERY = VALUE | row_is NAME PASSWORD QUERY '>=' VALUE: the first column of its first row
            found=$(PGPASSWORD=$2 PGCONNECT_TIMEOUT=5 psql -X -qAt -v ON_ERROR_STOP=1 -h "$(noted "$1.address")" -p "$(noted "$1.port")" \
                -U "$(noted "$1.user")" -d "$(noted "$1.database")" -c "$3") || return 1
            first=$(printf '%s\n' "$found" | sed -n '1{s/|.*//;p;}')
            case $4 in
            =) [ "$first" = "$5" ] || awk -v a="$first" -v b="$5" 'BEGIN { exit !(a ~ /^[-+.0-9]+$/ && a + 0 == b + 0) }' ;;
            '>=') awk -v a="$first" -v b="$5" 'BEGIN { exit !(a ~ /^[-+.0-9]+$/ && a + 0 >= b + 0) }' ;;
            *) [ -n "$found" ] ;;
            esac || { echo "it is $first"; return 1; }
        }
        """, Check, Speech.Noted);

    public static void Variables(Script script)
    {
        if (script.Plan.Resources.Any(resource => resource.Checks.Count > 0))
            script.Set("CHECKS", "yes", "no: goes without the plan's checks.");
    }

    public static void AddTo(Script script, PlanResource resource)
    {
        if (resource.Checks.Count == 0) return;
        var n = resource.Name;
        if (resource is PlanDatabase database && database.Checks.Any(check => check is SqlCheck)) Login(script, database);
        foreach (var check in resource.Checks) One(script, n, check);
    }

    static void Login(Script script, PlanDatabase database)
    {
        var v = ShellText.Variable(database.Name);
        script.Use(DatabasePart.Secret, Speech.Note);
        script.Line($"[ -z \"${v}_USER\" ] || note {database.Name}.user \"${v}_USER\"")
            .Line($"[ -z \"${v}_DATABASE\" ] || note {database.Name}.database \"${v}_DATABASE\"")
            .Line($"[ \"$CHECKS\" = no ] || {v}_LOGIN=$(secret {DatabasePart.SecretVariable(v + "_PASSWORD", database.Password)} "
                + $"'the password for checks of {database.Name}')");
    }

    static void One(Script script, string name, PlanCheck check)
    {
        var (what, seconds) = (ShellText.Word(ShellText.Remark(check.Words())), (int)check.Within.TotalSeconds);
        switch (check)
        {
            case HttpCheck http:
                script.Use(Http).Command("check", "curl", name, what, $"{seconds}", "answers", ShellText.Filled(http.Url, name),
                    $"{http.Status}", ShellText.Word(http.Contains ?? ""));
                break;
            case TcpCheck tcp:
                script.Use(Tcp).Command("check", "bash", name, what, $"{seconds}", "takes_connections", ShellText.Filled(tcp.Target, name));
                break;
            case SqlCheck sql:
                var (way, value) = sql switch
                {
                    { IsEqualTo: { } equal } => ("=", equal),
                    { AtLeast: { } least } => ("'>='", $"{least}"),
                    _ => ("any", ""),
                };
                script.Use(Sql).Command("check", "psql", name, what, $"{seconds}", "row_is", name,
                    $"\"${{{ShellText.Variable(name)}_LOGIN:-}}\"", ShellText.Word(sql.Query), way, ShellText.Word(value));
                break;
            case CommandCheck command:
                script.Use(Check, Commands.Run).Command("check", "sh", name, what, $"{seconds}", "command_of_plan", name, $"{seconds}",
                    ShellText.Word(command.Command));
                break;
        }
    }
}
