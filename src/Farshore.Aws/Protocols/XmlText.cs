using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Farshore.Aws.Protocols;

/// <summary>XML as bytes. Characters that XML has no place for ride as references, as S3 writes odd keys; no document types.</summary>
static class XmlText
{
    const int MostDeep = 128;

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    static readonly XmlWriterSettings Writing = new()
    {
        Encoding = Utf8,
        CheckCharacters = false,
        NewLineHandling = NewLineHandling.Entitize,
        OmitXmlDeclaration = true,
    };

    static readonly XmlReaderSettings Reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static ReadOnlyMemory<byte> Write(Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        bytes.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        using (var xml = XmlWriter.Create(bytes, Writing)) content(xml);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <exception cref="XmlException">The bytes are not XML, or bring a document type.</exception>
    public static XElement Parse(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        CheckDepth(stream);
        stream.Position = 0;
        using var reader = XmlReader.Create(stream, Reading);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    // A tree is built in time that grows with the square of its depth; no message of AWS is a tenth as deep.
    static void CheckDepth(Stream xml)
    {
        using var reader = XmlReader.Create(xml, Reading);
        while (reader.Read())
            if (reader.Depth > MostDeep) throw new XmlException($"The XML is nested more than {MostDeep} levels deep.");
    }

    public static XElement? Child(this XElement parent, string name)
    {
        foreach (var child in parent.Elements())
            if (child.Name.LocalName == name) return child;
        return null;
    }

    /// <summary>AWS writes <c>&lt;iops/&gt;</c> for a number that is not set.</summary>
    public static bool IsEmptyText(this XElement element) => !element.HasElements && element.Value.Length == 0;
}
