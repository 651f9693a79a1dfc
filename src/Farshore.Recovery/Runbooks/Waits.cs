namespace Farshore.Recovery.Runbooks;

/// <summary>How a runbook waits for what AWS has no waiter for: with a bound, and saying what it waits for.</summary>
static class Waits
{
    public static readonly ShellFunction Until = new("""
        wait_until() { # wait_until WHAT WANTED HOPELESS COMMAND…: asks until the answer is WANTED; returns 1 where it is a HOPELESS one
            what=$1 wanted=$2 hopeless=$3 last=''
            shift 3
            deadline=$(($(date +%s) + WAIT_MINUTES * 60))
            while :; do
                state=$("$@") || state='not known' # the command line has tried again by itself; the next look may go better
                case " $wanted " in *" $state "*) return 0 ;; esac
                case " $hopeless " in *" $state "*) return 1 ;; esac
                [ "$state" = "$last" ] || say "$what: $state"
                last=$state
                [ "$(date +%s)" -lt "$deadline" ] || fail "$what: still $state after $WAIT_MINUTES minutes" \
                    'look at it in the console; run this again to go on waiting (WAIT_MINUTES=600 waits longer)'
                sleep "$PAUSE"
            done
        }
        """, Speech.Say, Speech.Fail);
}
