using Microsoft.Playwright;

namespace LlmAttributes.AspNetCore.Tests.Browser;

/// <summary>The machine's Chromium, without a window, which the tests share.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly string? s_path = Find();

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Missing { get; } = s_path is null ? "The page is tested in Chromium: install it (Debian: apt-get install chromium)." : null;

    public IBrowser Browser => _browser!;

    public async Task InitializeAsync()
    {
        if (Missing is not null)
            return;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = s_path, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(static folder => s_names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
