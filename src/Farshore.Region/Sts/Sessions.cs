using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Signing;
using Farshore.Aws.Sts;
using Farshore.Region.Hosting;
using Farshore.Region.Iam;
using Farshore.Region.Iam.Policies;

namespace Farshore.Region.Sts;

/// <summary>Temporary keys: of a role whose trust policy admits the caller, or of the caller's own.</summary>
sealed partial class Sessions(RegionContext region, IamRoles iam)
{
    readonly Identities identities = new(region);

    const int Shortest = 900, Hour = 3600, Longest = 129_600, TwelveHours = 43_200;

    public void Serve(Operations served)
    {
        served.Add(StsApi.AssumeRole, AssumeRoleAsync);
        served.Add(StsApi.GetSessionToken, GetSessionTokenAsync);
    }

    async Task<AssumeRoleResponse> AssumeRoleAsync(AssumeRoleRequest request, Call call, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(request.RoleArn, out _)) throw Validation($"{request.RoleArn} is invalid");
        if (!SessionName().IsMatch(request.RoleSessionName))
            throw Validation($"1 validation error detected: Value '{request.RoleSessionName}' at 'roleSessionName' failed to satisfy "
                + "constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]{2,64}");

        // One answer for a role that is not there and for one that does not trust the caller, so that nobody learns which roles there are.
        var role = iam.FindByArn(request.RoleArn)?.Role;
        if (role is null || !MayTake(role, request, call.Caller))
            throw new AwsException("AccessDenied",
                $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {request.RoleArn}", 403);

        if (request.Policy is { } narrowed) PolicyText.CheckPermissions(narrowed);
        // A session taken from a session lasts an hour at most.
        var most = call.Caller.Arn.Contains(":assumed-role/", StringComparison.Ordinal) ? Hour : role.MaxSessionDuration ?? Hour;
        var seconds = Duration(request.DurationSeconds ?? Hour, TwelveHours);
        if (seconds > most) throw Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

        var account = Arn.Parse(role.Arn).Account;
        var principal = new Arn("sts", "", account, $"assumed-role/{role.RoleName}/{request.RoleSessionName}").ToString();
        var id = $"{role.RoleId}:{request.RoleSessionName}";
        var key = await region.Partition.AddSessionAsync(
            principal, id, account, request.Policy is null ? [] : [request.Policy], Until(seconds), cancellationToken);
        return new() { Credentials = Answer(key), AssumedRoleUser = new() { AssumedRoleId = id, Arn = principal } };
    }

    // Where the role trusts the caller's account and not the caller, a user needs its own policies to let it too.
    bool MayTake(Aws.Iam.Role role, AssumeRoleRequest request, Principal caller)
    {
        var trusted = TrustPolicy.Decide(role.AssumeRolePolicyDocument!, new(caller.Arn, ExternalId: request.ExternalId));
        if (trusted is Decision.None or Decision.Denied || !caller.Arn.Contains(":user/", StringComparison.Ordinal))
            return trusted is Decision.Allowed or Decision.AllowedToAccount;
        if (trusted == Decision.Allowed && Arn.Parse(role.Arn).Account == caller.Account) return true;
        return identities.Of(caller).Decide(new(
            new(caller.Arn, caller.Account), "sts:AssumeRole", role.Arn, static _ => [])) == Decision.Allowed;
    }

    async Task<GetSessionTokenResponse> GetSessionTokenAsync(GetSessionTokenRequest request, Call call, CancellationToken cancellationToken)
    {
        var own = region.Partition.Find(call.Caller.AccessKeyId)!;
        if (own.SessionToken is not null)
            throw new AwsException("AccessDenied", "Cannot call GetSessionToken with session credentials", 403);
        // AWS gives the root user an hour at most; whoever works with the root key here gets as long as a user.
        var seconds = Duration(request.DurationSeconds ?? TwelveHours, Longest);
        var key = await region.Partition.AddSessionAsync(
            own.Principal, own.UserId, own.Account, [], Until(seconds), cancellationToken);
        return new() { Credentials = Answer(key) };
    }

    // Like signatures, keys expire by the clock of those who use them.
    DateTimeOffset Until(int seconds) => IamRoles.Seconds(region.Clock.Real.GetUtcNow().AddSeconds(seconds));

    static int Duration(int seconds, int most) => seconds is >= Shortest && seconds <= most ? seconds : throw Validation(
        $"1 validation error detected: Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: "
        + $"Member must be from {Shortest} to {most}");

    static Credentials Answer(AccessKey key) => new()
    {
        AccessKeyId = key.Id,
        SecretAccessKey = key.Secret,
        SessionToken = key.SessionToken!,
        Expiration = key.Expires!.Value,
    };

    static AwsException Validation(string message) => new("ValidationError", message);

    [GeneratedRegex(@"^[\w+=,.@-]{2,64}$")]
    private static partial Regex SessionName();
}
