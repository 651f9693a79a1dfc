namespace Farshore.Recovery.Runbooks;

/// <summary>How a runbook speaks, stops, and remembers over its end how far it came.</summary>
static class Speech
{
    public static readonly ShellFunction Say = new("""
        say() { printf '%s  %s\n' "$(date -u +%H:%M:%S)" "$*" >&2; }
        """);

    public static readonly ShellFunction Fail = new("""
        fail() { # fail WHAT REMEDY: says what is wrong and what to do about it, and ends
            printf '\nSTOPPED: %s\n     DO: %s\n' "$1" "$2" >&2
            exit 1
        }
        """);

    public static readonly ShellFunction Noted = new("""
        noted() { sed -n "s/^$1=//p" "$STATE" | tail -n 1; } # noted KEY: what an earlier line, or an earlier run of this script, noted
        """);

    public static readonly ShellFunction Note = new("""
        note() { printf '%s=%s\n' "$1" "$2" >> "$STATE"; } # note KEY VALUE
        """);

    /// <summary>Lets a job that failed be started once more: under another token, which is another job to AWS.</summary>
    public static readonly ShellFunction Again = new("""
        again() { # again KEY: forgets a job that failed, so that the next run of this script starts another
            note "$1" ''
            note "$1.attempt" "$(($(noted "$1.attempt" | grep . || echo 1) + 1))"
        }
        """, Noted, Note);

    /// <summary>The same over all attempts of one person to get one job started, and different for every other job.</summary>
    public static readonly ShellFunction Token = new("""
        token() { echo "$RUN-$1-$(noted "$1.attempt" | grep . || echo 1)"; } # token KEY: AWS makes one job of all that bear the same
        """, Noted);

    public static readonly ShellFunction Json = new("""
        json() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'; } # json TEXT: as it stands between quotes in JSON
        """);

    public static readonly ShellFunction List = new("""
        list() { # list WORD…: ["word", "word"]
            printf '['
            separator=''
            for word in "$@"; do
                printf '%s"%s"' "$separator" "$(json "$word")"
                separator=', '
            done
            printf ']'
        }
        """, Json);

    /// <summary>Asks a person where the plan wants one to decide.</summary>
    public static readonly ShellFunction Approve = new("""
        approve() { # approve WHAT: goes on once a person has said yes, here or by APPROVED="restore handOver"
            case " $APPROVED $(noted "approved.$1") " in *" $1 "*) return 0 ;; esac
            [ -t 0 ] || fail "the plan wants a person to approve: $1" "look at what is said above, then run this again with APPROVED=$1"
            printf 'The plan wants a person to approve: %s. Go on? (yes/no) ' "$1" >&2
            read -r answer
            [ "$answer" = yes ] || fail "not approved: $1" 'run this again when it may go on; what is there already is found again'
            note "approved.$1" "$1"
        }
        """, Fail, Noted, Note);
}
