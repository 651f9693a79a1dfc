using Farshore.Aws;
using Farshore.Aws.Signing;

namespace Farshore.Region.S3.Forms;

/// <summary>A form's file, which ends in a refusal where it is shorter or longer than its policy allows, or was cut off.</summary>
sealed class MeasuredFile(Stream file, long least, long most) : PayloadStream
{
    long size;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await TakeAsync(buffer, cancellationToken);
        size += read;
        if (size > most) throw S3Errors.EntityTooLarge(most, size);
        if (read > 0 || buffer.IsEmpty || size >= least) return read;
        throw new AwsException("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
        {
            Details = new Dictionary<string, string> { ["ProposedSize"] = $"{size}", ["MinSizeAllowed"] = $"{least}" },
        };
    }

    async ValueTask<int> TakeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await file.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw new AwsException("MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
        }
    }
}
