using System.CommandLine;
using System.Net;
using Farshore.Console;
using Farshore.Console.Access;

namespace Farshore.Cli.Serve;

/// <summary>Where the console listens and what it asks for, as options of a command.</summary>
static class ServeAccess
{
    static readonly Option<string> Listen = new("--listen")
    {
        Description = "Address to listen on (default: 127.0.0.1); another than loopback needs a certificate and a token",
        HelpName = "ADDRESS",
    };

    static readonly Option<int> Port = new("--port")
    {
        Description = "Port to listen on (default: the one it had before, or a free one)", HelpName = "PORT",
    };

    static readonly Option<string> Certificate = new("--certificate")
    {
        Description = "Certificate for https: a PFX or PEM file", HelpName = "FILE",
    };

    static readonly Option<string> Key = new("--certificate-key")
    {
        Description = "The certificate's private key, where it is a PEM file of its own", HelpName = "FILE",
    };

    static readonly Option<string> Token = new("--token-file")
    {
        Description = "Let programs in that bring what is in this file (default: FARSHORE_CONSOLE_TOKEN)", HelpName = "FILE",
    };

    public static readonly Option<bool> Description = new("--openapi")
    {
        Description = "Print the description of the console's API (OpenAPI, JSON) and end",
    };

    public static Command WithAccess(this Command command)
    {
        foreach (var option in new Option[] { Listen, Port, Certificate, Key, Token, Description }) command.Add(option);
        return command;
    }

    /// <summary>As the command line has it.</summary>
    public static ConsoleSetup Of(ConsoleSetup setup, ParseResult given) => setup with
    {
        Address = AddressOf(given.GetValue(Listen)),
        Port = given.GetValue(Port),
        Certificate = given.GetValue(Certificate) is { } file
            ? ConsoleCertificate.Read(file, given.GetValue(Key), setup.Time.GetUtcNow()) : null,
        Token = ConsoleToken.Read(given.GetValue(Token)),
    };

    /// <summary>The description is of the routes as they are, so the console is there for a moment.</summary>
    public static async Task<ExitCode> DescribeAsync(ConsoleSetup setup, CancellationToken cancellationToken)
    {
        await using var console = await ConsoleHost.StartAsync(setup, cancellationToken);
        System.Console.Out.WriteLine(await console.DescribeAsync(cancellationToken));
        return ExitCode.Done;
    }

    static IPAddress AddressOf(string? text) => text is null or "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new CommandFailure(ExitCode.Usage, $"--listen takes an address such as 127.0.0.1 or 0.0.0.0, not '{text}'");
}
