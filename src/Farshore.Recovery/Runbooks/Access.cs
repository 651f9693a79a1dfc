using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runbooks;

/// <summary>How a runbook reaches the plan's Regions: by whatever credentials CloudShell has, or a profile, or a role taken on.</summary>
static class Access
{
    static readonly ShellFunction TakeRole = new("""
        take_role() { # take_role FILE REGION ROLE EXTERNAL_ID PROFILE: takes a role on, anew where what it was given is about to run out
            if [ ! -s "$1" ] || [ -n "$(find "$1" -mmin +40)" ]; then
                aws --region "$2" sts assume-role --role-arn "$3" --role-session-name "$PLAN-runbook" \
                    ${4:+--external-id "$4"} ${5:+--profile "$5"} \
                    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' > "$1.new" || return 1
                mv "$1.new" "$1"
            fi
            read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN < "$1"
            export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
        }
        """);

    /// <summary>Variables and the function for one Region.</summary>
    public static void AddTo(Script script, PlanRegion region, string side)
    {
        var upper = side.ToUpperInvariant();
        script.Heading($"How the {side} is reached. CloudShell needs no profile; the plan's is '{region.Profile ?? "none"}'.")
            .Set($"{upper}_REGION", region.Region)
            .Set($"{upper}_PROFILE", null)
            .Set($"{upper}_ENDPOINT", region.Endpoint?.ToString().TrimEnd('/'));
        if (region.Role is not null)
        {
            script.Set($"{upper}_ROLE", region.Role, "Taken on from the credentials that are there; set it empty to act with those alone.")
                .Set($"{upper}_EXTERNAL_ID", region.ExternalId);
        }

        script.Use(region.Role is null ? Plain(side, upper) : WithRole(side, upper));
    }

    /// <summary>Looks at once whether the credentials lead to the right account.</summary>
    public static void Check(Script script, PlanRegion region, string side)
    {
        var upper = side.ToUpperInvariant();
        script.Line($"""
            {upper}_ACCOUNT=$(in_{side} sts get-caller-identity --query Account) ||
                fail "${upper}_REGION does not take these credentials" \
                    'sign in again; outside of CloudShell name a profile with {upper}_PROFILE'
            """);
        script.Line($"say \"${upper}_REGION, account ${upper}_ACCOUNT\"");
        if (region.Account is not { } account) return;
        script.Line($"""
            [ "${upper}_ACCOUNT" = {account} ] ||
                fail "the credentials for ${upper}_REGION are of account ${upper}_ACCOUNT, and the plan says {account}" \
                    'use credentials of that account, or correct the plan'
            """);
    }

    static ShellFunction Plain(string side, string upper) => new($$"""
        in_{{side}}() { # in_{{side}} SERVICE COMMAND…
            aws --region "${{upper}}_REGION" ${{{upper}}_PROFILE:+--profile "${{upper}}_PROFILE"} \
                ${{{upper}}_ENDPOINT:+--endpoint-url "${{upper}}_ENDPOINT"} "$@"
        }
        """);

    static ShellFunction WithRole(string side, string upper) => new($$"""
        in_{{side}}() ( # in_{{side}} SERVICE COMMAND…, as {{upper}}_ROLE
            if [ -n "${{upper}}_ROLE" ]; then
                take_role "$WORK/{{side}}.role" "${{upper}}_REGION" "${{upper}}_ROLE" "${{upper}}_EXTERNAL_ID" \
                    "${{upper}}_PROFILE" || exit 1
            elif [ -n "${{upper}}_PROFILE" ]; then
                set -- --profile "${{upper}}_PROFILE" "$@"
            fi
            aws --region "${{upper}}_REGION" ${{{upper}}_ENDPOINT:+--endpoint-url "${{upper}}_ENDPOINT"} "$@"
        )
        """, TakeRole);
}
