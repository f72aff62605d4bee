using LlmAttributes.AspNetCore.Tests.Harness;
using Microsoft.Playwright;

namespace LlmAttributes.AspNetCore.Tests.Browser;

/// <summary>The dashboard in a browser of its own, with all that it complained of.</summary>
internal sealed class OpenPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>What the console showed: errors, warnings, and breaches of the policy, which are errors too.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<OpenPage> OpenAsync(IBrowser browser, DashboardHost host, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        var open = new OpenPage(context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                open.Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => open.Complaints.Add(error);
        page.Dialog += (_, dialog) => open.Complaints.Add($"dialog: {dialog.Message}");
        await page.GotoAsync(new Uri(host.Address, "llm").ToString());
        await Assertions.Expect(page.Locator("#live-text")).ToHaveTextAsync("Live");
        return open;
    }

    /// <summary>The text of a tile, found by its name.</summary>
    public ILocator Tile(string name) => page.Locator(".tile", new() { HasText = name }).Locator("b");

    public ValueTask DisposeAsync() => new(context.CloseAsync());
}
