using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Ssm;

namespace Farshore.Region.Ssm;

/// <summary>A version that is asked for: checked, and completed from the one before it.</summary>
sealed class NewVersion(PutParameterRequest request, ParameterVersion? before)
{
    const int MostStandard = 4096, MostAdvanced = 8192;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <returns>The version, its value as it was given.</returns>
    /// <exception cref="AwsException">One of PutParameter's.</exception>
    public ParameterVersion Checked(DateTimeOffset at, string by)
    {
        var type = CheckedType();
        var pattern = request.AllowedPattern;
        if (pattern is not null) CheckPattern(pattern);
        if (request.Policies is not (null or "" or "[]"))
            throw new AwsException("InvalidPolicyTypeException", "A local region keeps no parameter policies");
        return new()
        {
            Version = (before?.Version ?? 0) + 1,
            Type = type,
            Value = CheckedValue(),
            KeyId = type == "SecureString" ? request.KeyId ?? before?.KeyId ?? ParameterKeys.Usual : null,
            Description = request.Description ?? before?.Description,
            AllowedPattern = pattern ?? before?.AllowedPattern,
            Tier = CheckedTier(),
            DataType = CheckedDataType(),
            ModifiedAt = at,
            ModifiedBy = by,
        };
    }

    string CheckedType()
    {
        var type = request.Type ?? before?.Type ?? throw SsmErrors.Validation("A parameter type is required when you create a parameter.");
        if (type is not ("String" or "StringList" or "SecureString")) throw SsmErrors.Constraint(
            type, "type", "Member must satisfy enum value set: [SecureString, StringList, String]");
        return before is null || before.Type == type ? type : throw new AwsException("HierarchyTypeMismatchException",
            "Parameter Store does not support changing a parameter type in a hierarchy. For example, you can't change a parameter from a "
            + "String type to a SecureString type. You must create a new, unique parameter.");
    }

    string CheckedValue()
    {
        if (request.Value.Length == 0)
            throw SsmErrors.Constraint("", "value", "Member must have length greater than or equal to 1.");
        return request.Value;
    }

    string CheckedTier()
    {
        var tier = request.Tier ?? before?.Tier ?? "Standard";
        if (tier is not ("Standard" or "Advanced" or "Intelligent-Tiering")) throw SsmErrors.Constraint(
            tier, "tier", "Member must satisfy enum value set: [Standard, Intelligent-Tiering, Advanced]");
        if (tier == "Standard" && before?.Tier == "Advanced") throw SsmErrors.Validation(
            "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the "
            + "standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter.");
        if (tier == "Intelligent-Tiering") tier = request.Value.Length > MostStandard ? "Advanced" : before?.Tier ?? "Standard";
        if (tier == "Standard" && request.Value.Length > MostStandard) throw SsmErrors.Validation(
            $"Standard tier parameters support a maximum parameter value of {MostStandard} characters. To create a larger parameter value, "
            + "upgrade the parameter to use the advanced-parameter tier. For more information, see "
            + "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html");
        return request.Value.Length <= MostAdvanced ? tier : throw SsmErrors.Validation(
            $"Advanced tier parameters support a maximum parameter value of {MostAdvanced} characters.");
    }

    string CheckedDataType()
    {
        var type = request.DataType ?? before?.DataType ?? "text";
        if (type is not ("text" or "aws:ec2:image")) throw SsmErrors.Validation(
            $"The following data type is not supported: {type} (Data type names are all lowercase.)");
        if (type == "aws:ec2:image" && !request.Value.StartsWith("ami-", StringComparison.Ordinal)) throw SsmErrors.Validation(
            $"The parameter value {request.Value} is not a valid Amazon Machine Image ID for data type {type}.");
        return type;
    }

    void CheckPattern(string pattern)
    {
        try
        {
            if (Regex.IsMatch(request.Value, $"^(?:{pattern})$", RegexOptions.None, Patience)) return;
        }
        catch (Exception wrong) when (wrong is ArgumentException or RegexMatchTimeoutException)
        {
            throw new AwsException("InvalidAllowedPatternException", $"The regular expression pattern {pattern} is not valid.");
        }

        throw new AwsException("ParameterPatternMismatchException",
            $"Parameter value, cannot be validated against allowedPattern: {pattern}");
    }
}
