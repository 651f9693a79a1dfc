using Farshore.Aws;

namespace Farshore.Region.S3;

/// <summary>What may become a header of an answer, where it did not come as one.</summary>
static class HeaderText
{
    const string TokenMarks = "!#$%&'*+-.^_`|~";

    /// <exception cref="AwsException"><c>InvalidArgument</c>: a line could be broken with it.</exception>
    public static void CheckValue(string name, string? value)
    {
        if (value is null || !value.Any(letter => char.IsControl(letter) && letter != '\t')) return;
        throw S3Errors.InvalidArgument("Header value cannot be represented using ISO-8859-1.", name, value);
    }

    /// <exception cref="AwsException"><c>InvalidArgument</c>.</exception>
    public static void CheckName(string name)
    {
        if (name.All(letter => char.IsAsciiLetterOrDigit(letter) || TokenMarks.Contains(letter, StringComparison.Ordinal))) return;
        throw S3Errors.InvalidArgument("The field cannot be a header.", name, null);
    }
}
