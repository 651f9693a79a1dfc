using System.Net;
using System.Text;
using Microsoft.Playwright;

namespace Farshore.Browser.Tests;

[Collection(nameof(Desk))]
public sealed class OtherOriginTests(Desk desk)
{
    // What a page can do to a server that it is not of: with the browser's cookie, without asking first, and by a form.
    const string Try = """
        async ([console, run]) => {
            const headers = [{ 'Content-Type': 'text/plain' }, { 'Content-Type': 'application/json', 'X-Farshore': 'guessed' }];
            const asks = [
                [`/api/v1/runs/${run}/asks`, '{"ask":"pause"}'], ['/api/v1/session/end', ''],
                ['/api/v1/session/invites', '{"name":"me"}'],
            ];
            const came = [];
            for (const [path, body] of asks)
                for (const [index, mode] of ['no-cors', 'cors'].entries())
                    came.push(await fetch(console + path, { method: 'POST', mode, credentials: 'include', headers: headers[index], body })
                        .then(answer => answer.type === 'opaque' ? 'nothing to read' : `read ${answer.status}`, () => 'refused'));
            came.push(await fetch(console + '/api/v1/session', { credentials: 'include' })
                .then(answer => `read ${answer.status}`, () => 'refused'));
            came.push(await new Promise(done => {
                const events = new EventSource(console + '/api/v1/events', { withCredentials: true });
                events.onopen = () => done('read a stream');
                events.onerror = () => { events.close(); done('refused'); };
            }));
            return came.filter(what => what.startsWith('read'));
        }
        """;

    [Fact]
    public async Task A_page_of_another_server_on_this_machine_reads_nothing_and_changes_nothing()
    {
        desk.Interrupt("protect-elsewhere", "a word");
        await using var visitor = await desk.ComeAsync("ann");
        await visitor.GoAsync("/runs/protect-elsewhere");
        using var elsewhere = Elsewhere.Open();
        var page = await visitor.Page.Context.NewPageAsync();
        List<int> answers = [];
        page.Response += (_, answer) =>
        {
            if (answer.Url.StartsWith(visitor.Address.ToString(), StringComparison.Ordinal)) answers.Add(answer.Status);
        };
        await page.GotoAsync(elsewhere.Address);

        var read = await page.EvaluateAsync<string[]>(Try, new[] { visitor.Address.ToString().TrimEnd('/'), "protect-elsewhere" });
        await page.SetContentAsync($"""
            <form method="post" enctype="text/plain" action="{visitor.Address}api/v1/session/end">
            <input name="a" value="b"><button>Go</button></form>
            """);
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.WaitForURLAsync($"{visitor.Address}**");

        Assert.Empty(read);
        Assert.NotEmpty(answers);
        Assert.All(answers, status => Assert.Equal(403, status));
        Assert.Empty(desk.Engine.Control.Open("protect-elsewhere"));
        Assert.Equal("interrupted", desk.Engine.View("protect-elsewhere").Phase);
        // The session is as it was, and its own page may do what the other could not.
        await visitor.GoAsync("/runs/protect-elsewhere");
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Pause" }).WaitForAsync();
    }

    /// <summary>Another server of this machine, with a page of its own.</summary>
    sealed class Elsewhere : IDisposable
    {
        readonly HttpListener listener = new();

        Elsewhere(string address)
        {
            Address = address;
            listener.Prefixes.Add(address);
            listener.Start();
            _ = ServeAsync();
        }

        public string Address { get; }

        public static Elsewhere Open() => new($"{SilentRegion.Closed()}/");

        public void Dispose() => listener.Close();

        async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    var asked = await listener.GetContextAsync();
                    asked.Response.ContentType = "text/html";
                    asked.Response.Close(Encoding.UTF8.GetBytes("<!doctype html><title>Elsewhere</title>"), willBlock: false);
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
