using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Farshore.Recovery.Evidence;

/// <summary>Text that is already HTML. Everything put into one with <c>$"…{value}…"</c> is escaped, unless it is HTML itself.</summary>
readonly record struct Html(string Text)
{
    public static readonly Html Nothing = new("");

    public static Html Of(Builder text) => new(text.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Text)));

    [InterpolatedStringHandler]
    public readonly ref struct Builder(int literalLength, int holes)
    {
        readonly StringBuilder text = new(literalLength + (holes * 16));

        public void AppendLiteral(string literal) => text.Append(literal);

        public void AppendFormatted(Html html) => text.Append(html.Text);

        public void AppendFormatted<T>(T value, string? format = null) => text.Append(WebUtility.HtmlEncode(Plain(
            value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString())));

        public override string ToString() => text.ToString();

        /// <summary>Characters that are not seen but turn round what is, or end it, are shown as what they are: unreadable.</summary>
        static string? Plain(string? value) => value is null || !value.Any(Deceives) ? value
            : string.Concat(value.Select(letter => Deceives(letter) ? '\uFFFD' : letter));

        static bool Deceives(char letter) =>
            char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control && letter is not ('\n' or '\t' or '\r');
    }
}
