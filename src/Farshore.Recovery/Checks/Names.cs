namespace Farshore.Recovery.Checks;

/// <summary>What findings are about where it is not a resource of the plan.</summary>
static class Names
{
    public const string Plan = "plan";
    public const string Primary = "primary";
    public const string Secondary = "secondary";
    public const string Ledger = "ledger";
}
