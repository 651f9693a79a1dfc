using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Checks.Readiness;

/// <summary>Passwords stand outside of the plan, and are missed when the first check asks the restored database.</summary>
sealed class SecretsCheck : Check
{
    public override string Name => "secrets";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Databases.SelectMany(database =>
        new[] { (Key: "password", Secret: database.Password), (Key: "masterPassword", Secret: database.Restore.MasterPassword) }
            .Where(pair => pair.Secret is not null)
            .Select(pair => new Look(database.Name, $"{pair.Key}: {Where(pair.Secret!)}", () => Task.FromResult(Ask(pair.Secret!)))));

    static Answer Ask(PlanSecret secret)
    {
        try
        {
            return secret.Read().Length > 0 ? Answer.Ok("it is there") : Answer.Failed("it is empty", Remedy(secret));
        }
        catch (Exception missing) when (missing is SecretMissingException or IOException or UnauthorizedAccessException)
        {
            return Answer.Failed(missing.Message, Remedy(secret));
        }
    }

    /// <summary>Asks without showing, so that the password is in no history.</summary>
    static string Remedy(PlanSecret secret) => secret.Env is { } variable
        ? $"read -rs {variable} && export {variable}"
        : $"(umask 077 && read -rs password && printf '%s\\n' \"$password\" > {Commands.Quote(secret.File!)})";

    static string Where(PlanSecret secret) => secret.Env is { } variable ? $"environment variable {variable}" : $"file {secret.File}";
}
