namespace Farshore.Aws.Protocols;

/// <summary>The body half of a REST protocol; the envelope half is the same for all.</summary>
interface IRestBody
{
    string ContentType { get; }

    /// <summary>The body of a request all of whose body members are unset; null where it has none.</summary>
    ReadOnlyMemory<byte>? EmptyRequest { get; }

    /// <param name="service">Whose message it is.</param>
    /// <param name="root">Name of the root element, where the form has one.</param>
    /// <param name="shape">The structure to write.</param>
    /// <param name="value">Its value.</param>
    ReadOnlyMemory<byte> Write(ServiceContract service, string root, Shape shape, object value);

    /// <summary>Adds the members found in the body to the document.</summary>
    void Read(ReadOnlyMemory<byte> body, string? root, Shape shape, Document document);

    WireResponse WriteError(ServiceContract service, AwsException error, string requestId);

    AwsException ReadError(ServiceContract service, WireResponse response);

    /// <summary>An error that came with the status of a success, as S3's long copies may.</summary>
    bool IsError(ServiceContract service, WireResponse response);
}
