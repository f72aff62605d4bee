namespace LlmAttributes.AspNetCore.Tests.Browser;

/// <summary>A test that is skipped, with one line saying what to install, where Chromium is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = BrowserFixture.Missing;
}
