using LlmAttributes.AspNetCore.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LlmAttributes.AspNetCore.Tests.Browser;

public sealed class DashboardBrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Evil = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    [BrowserFact]
    public async Task Page_OnLoading_ComplainsOfNothing()
    {
        await using var host = await DashboardHost.StartAsync();
        await host.Desk.AskAsync("hello");

        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);
        await Expect(open.Page.Locator(".row.call")).ToHaveCountAsync(1);

        Assert.Empty(open.Complaints);
        Assert.Equal("Desks – LLM dashboard", await open.Page.TitleAsync());
    }

    [BrowserFact]
    public async Task Numbers_OfThePage_AreThoseOfTheEndpoint()
    {
        await using var host = await DashboardHost.StartAsync(new() { Cheap = new ScriptedChatClient(ScriptedReply.Fail(new HttpRequestException("busy", null, System.Net.HttpStatusCode.TooManyRequests)), ScriptedReply.Say("fine", 1200, 50)) });
        for (var i = 0; i < 3; i++)
            await host.Desk.AskAsync("hello");
        var state = await host.GetAsync("api/v1/state");

        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);

        await Expect(open.Tile("Calls")).ToHaveTextAsync($"{state.GetProperty("overview").GetProperty("calls").GetInt64()}");
        await Expect(open.Tile("Errors")).ToHaveTextAsync("0 %");
        await Expect(open.Tile("Spent this month")).ToHaveTextAsync(FormattableString.Invariant($"${state.GetProperty("spending").GetProperty("month").GetProperty("spentUsd").GetDecimal():0.000000}"));
        await Expect(open.Page.Locator(".model").Nth(0)).ToContainTextAsync("3, 1 failed");
        await Expect(open.Page.Locator(".model").Nth(0)).ToContainTextAsync("2,400 in, 100 out");
        await Expect(open.Page.Locator("#error-list")).ToContainTextAsync("Rate limit");
        await Expect(open.Page.Locator("#contract-list")).ToContainTextAsync("3 calls");
    }

    [BrowserFact]
    public async Task Call_WhileThePageIsOpen_AppearsByItself()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);
        await Expect(open.Tile("Calls")).ToHaveTextAsync("0");

        await host.Desk.AskAsync("hello");

        await Expect(open.Tile("Calls")).ToHaveTextAsync("1");
        await Expect(open.Page.Locator(".row.call")).ToContainTextAsync("IDesk.AskAsync");
    }

    [BrowserFact]
    public async Task Update_WhileSomethingIsOpen_LeavesItOpen()
    {
        await using var host = await DashboardHost.StartAsync();
        await host.Desk.AskAsync("hello");
        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);
        await open.Page.Locator(".row.call summary").First.ClickAsync();

        await host.Desk.AskAsync("again");
        await Expect(open.Page.Locator(".row.call")).ToHaveCountAsync(2);

        await Expect(open.Page.Locator(".row.call[open]")).ToHaveCountAsync(1);
        await Expect(open.Page.Locator(".row.call[open] .attempts")).ToContainTextAsync("100 in, 50 out");
    }

    [BrowserFact]
    public async Task Markup_InAnswersNamesAndPrompts_IsShownAsText()
    {
        await using var host = await DashboardHost.StartAsync(new()
        {
            Cheap = new ScriptedChatClient(Evil),
            CheapModelId = Evil,
            Options = static options => (options.IncludeContent, options.Title) = (true, Evil),
        });
        await host.Desk.AskAsync(Evil);

        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);
        await open.Page.Locator(".row.call summary").First.ClickAsync();
        await open.Page.Locator("#contract-list summary").First.ClickAsync();

        await Expect(open.Page.Locator("#title")).ToHaveTextAsync(Evil);
        await Expect(open.Page.Locator(".row.call pre").Last).ToHaveTextAsync(Evil);
        await Expect(open.Page.Locator(".model").First).ToContainTextAsync(Evil);
        await Expect(open.Page.Locator("#contract-list pre").First).ToHaveTextAsync("You are a <b>desk</b>.");
        Assert.Equal(0, await open.Page.Locator("img, main script, pre b").CountAsync());
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Page_OnAPhone_HasNoSidewaysScroll()
    {
        await using var host = await DashboardHost.StartAsync(new() { CheapModelId = "a-model-with-a-very-long-name-that-does-not-fit-into-a-phone-at-all-2026-01-31" });
        await host.Desk.AskAsync("hello");

        await using var open = await OpenPage.OpenAsync(fixture.Browser, host, width: 360);
        await open.Page.Locator(".row.call summary").First.ClickAsync();
        await open.Page.Locator("#contract-list summary").First.ClickAsync();

        Assert.Equal(360, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [BrowserFact]
    public async Task Page_ByKeyboard_IsReachedInOrder()
    {
        await using var host = await DashboardHost.StartAsync();
        await host.Desk.AskAsync("hello");
        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);
        await Expect(open.Page.Locator(".row.call")).ToHaveCountAsync(1);

        List<string> reached = [];
        for (var i = 0; i < 30; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            reached.Add(await open.Page.EvaluateAsync<string>("document.activeElement.textContent.trim().slice(0, 24)"));
        }

        Assert.Equal("Skip to the content", reached[0]);
        Assert.Equal(["Overview", "Models", "Contracts", "Recent calls", "Playground", "Report"], reached[1..7]);
        Assert.Contains(reached, static text => text.StartsWith("AskAsync", StringComparison.Ordinal));
        Assert.Contains("Run", reached);
        Assert.NotEqual("none", await open.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
    }

    [BrowserFact]
    public async Task Page_InTheDark_IsDark()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var light = await OpenPage.OpenAsync(fixture.Browser, host);
        await using var dark = await OpenPage.OpenAsync(fixture.Browser, host, scheme: ColorScheme.Dark);

        Assert.True(await BrightnessAsync(light.Page) > 600);
        Assert.True(await BrightnessAsync(dark.Page) < 150);
    }

    [BrowserFact]
    public async Task Playground_OfACall_ShowsWhatWillBeSentAndTheAnswer()
    {
        await using var host = await DashboardHost.StartAsync(new() { Cheap = new ScriptedChatClient(ScriptedReply.Say(Evil, 100, 50)) });
        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);

        await open.Page.GetByLabel("body").FillAsync("hello");
        await open.Page.GetByText("Prepare", new() { Exact = true }).ClickAsync();
        await Expect(open.Page.Locator("#play-output")).ToContainTextAsync("Answer hello as");
        await open.Page.GetByText("Run", new() { Exact = true }).ClickAsync();

        await Expect(open.Page.Locator("#play-answer")).ToHaveTextAsync(Evil);
        await Expect(open.Page.Locator("#play-state")).ToContainTextAsync("Answered by cheap");
        await Expect(open.Page.Locator("#play-state")).ToContainTextAsync("for $0.000200");
        await Expect(open.Page.Locator(".row.call")).ToContainTextAsync("Playground");
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Playground_ByCancel_StopsTheCall()
    {
        var gate = new Gate();
        await using var host = await DashboardHost.StartAsync(new() { Cheap = new ScriptedChatClient(ScriptedReply.Say("fine") with { BeforeAnswer = Pause.Until(gate) }) });
        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);

        await open.Page.GetByText("Run", new() { Exact = true }).ClickAsync();
        await gate.Reached;
        await open.Page.GetByText("Cancel", new() { Exact = true }).ClickAsync();

        await Expect(open.Page.Locator("#play-output")).ToContainTextAsync("Cancelled.");
        await Expect(open.Page.Locator(".row.call")).ToContainTextAsync("Cancelled");
    }

    [BrowserFact]
    public async Task Page_WhenTheServerStops_SaysSo()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var open = await OpenPage.OpenAsync(fixture.Browser, host);

        await host.StopAsync();

        await Expect(open.Page.Locator("#live-text")).ToHaveTextAsync("Connecting again…");
    }

    private static Task<int> BrightnessAsync(IPage page) =>
        page.EvaluateAsync<int>("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)");
}
