using System.Text;

namespace Farshore.Region.Ec2.Machines;

/// <summary>Writes the archive form a Linux kernel unpacks as its first root ("newc"): a header of hexadecimal text per file.</summary>
sealed class CpioArchive(Stream target)
{
    const int Folder = 0x41ed; // drwxr-xr-x
    const int Program = 0x81ed; // -rwxr-xr-x
    int number;

    public void AddFolder(string path) => Add(path, Folder, []);

    public void AddProgram(string path, ReadOnlySpan<byte> content) => Add(path, Program, content);

    public void End() => Add("TRAILER!!!", 0, []);

    void Add(string path, int mode, ReadOnlySpan<byte> content)
    {
        var name = Encoding.UTF8.GetBytes(path + '\0');
        // magic, inode, mode, uid, gid, links, time, size, four device numbers, name's length, checksum
        int[] fields = [++number, mode, 0, 0, 1, 0, content.Length, 0, 0, 0, 0, name.Length, 0];
        var header = "070701" + string.Concat(fields.Select(field => field.ToString("X8")));
        target.Write(Encoding.ASCII.GetBytes(header));
        target.Write(name);
        Pad(header.Length + name.Length);
        target.Write(content);
        Pad(content.Length);
    }

    void Pad(int written) => target.Write(new byte[(4 - written % 4) % 4]);
}
