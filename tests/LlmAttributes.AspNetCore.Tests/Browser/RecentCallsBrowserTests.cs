using LlmAttributes.AspNetCore.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LlmAttributes.AspNetCore.Tests.Browser;

/// <summary>The list of recent calls, which is folded so that it does not bury what follows it.</summary>
public sealed class RecentCallsBrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const int Few = 10;
    private const int All = 14;

    private static async Task<DashboardHost> StartWithCallsAsync(int count)
    {
        var host = await DashboardHost.StartAsync();
        for (var i = 0; i < count; i++)
            await host.Desk.AskAsync("hello");
        return host;
    }

    [BrowserFact]
    public async Task Calls_MoreThanAFew_AreFoldedAndOpenedByKeyboard()
    {
        await using var host = await StartWithCallsAsync(All);
        await using var open = await OpenPage.OpenAsync(fixture.Browser, host, width: 390);
        var rows = open.Page.Locator(".row.call");
        var more = open.Page.Locator("#calls-more");
        await Expect(rows).ToHaveCountAsync(Few);
        await Expect(more).ToHaveTextAsync($"Show {All - Few} more");
        await Expect(more).ToHaveAttributeAsync("aria-expanded", "false");

        await more.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");

        await Expect(rows).ToHaveCountAsync(All);
        await Expect(more).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(rows.Nth(Few).Locator("summary")).ToBeFocusedAsync();
        Assert.Equal(390, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [BrowserFact]
    public async Task Calls_ShownAll_FoldAgainAndKeepTheFocus()
    {
        await using var host = await StartWithCallsAsync(All);
        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);
        var more = open.Page.Locator("#calls-more");
        await more.ClickAsync();
        await Expect(more).ToHaveTextAsync("Show fewer");

        await more.FocusAsync();
        await open.Page.Keyboard.PressAsync("Space");

        await Expect(open.Page.Locator(".row.call")).ToHaveCountAsync(Few);
        await Expect(more).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Calls_WhileAllAreShown_NewOnesComeOnTop()
    {
        await using var host = await StartWithCallsAsync(All);
        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);
        await open.Page.Locator("#calls-more").ClickAsync();

        await host.Desk.AskAsync("one more");

        await Expect(open.Page.Locator(".row.call")).ToHaveCountAsync(All + 1);
    }

    [BrowserFact]
    public async Task Calls_NoMoreThanAFew_HaveNothingToUnfold()
    {
        await using var host = await StartWithCallsAsync(Few);
        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);
        await Expect(open.Page.Locator(".row.call")).ToHaveCountAsync(Few);

        await Expect(open.Page.Locator("#calls-more")).ToBeHiddenAsync();
    }
}
