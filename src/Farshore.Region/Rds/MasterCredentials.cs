namespace Farshore.Region.Rds;

/// <summary>What RDS accepts as the master user's name and password.</summary>
static class MasterCredentials
{
    const int LongestName = 63;
    const int ShortestPassword = 8;
    const int LongestPassword = 128;

    static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "rdsadmin", "rds_superuser", "rdsrepladmin", "admin", "public", "none", "all", "user", "current_user", "session_user",
    };

    public static string CheckName(string? name)
    {
        if (name is null) throw RdsErrors.Missing("MasterUsername");
        if (Reserved.Contains(name) || name.StartsWith("pg_", StringComparison.OrdinalIgnoreCase))
            throw RdsErrors.Value($"MasterUsername {name} cannot be used as it is a reserved word used by the engine");
        return name.Length <= LongestName && char.IsAsciiLetter(name[0])
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
            ? name
            : throw RdsErrors.Value(
                "The parameter MasterUsername must be 1 to 63 letters, digits or underscores, and begin with a letter.");
    }

    public static string CheckPassword(string? password)
    {
        if (password is null) throw RdsErrors.Missing("MasterUserPassword");
        if (password.Length < ShortestPassword)
            throw RdsErrors.Value(
                $"The parameter MasterUserPassword is not a valid password because it is shorter than {ShortestPassword} characters.");
        if (password.Length > LongestPassword)
            throw RdsErrors.Value(
                $"The parameter MasterUserPassword is not a valid password because it is longer than {LongestPassword} characters.");
        return password.All(character => character is > ' ' and <= '~' and not ('/' or '@' or '"'))
            ? password
            : throw RdsErrors.Value(
                "The parameter MasterUserPassword is not a valid password. " +
                "Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.");
    }

    /// <summary>A database name, or null for none.</summary>
    public static string? CheckDatabase(string? name)
    {
        if (name is null) return null;
        return name.Length is > 0 and <= LongestName && (char.IsAsciiLetter(name[0]) || name[0] == '_')
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
            ? name
            : throw RdsErrors.Value(
                $"DBName must begin with a letter and contain only alphanumeric characters and underscores, at most {LongestName}: {name}");
    }
}
