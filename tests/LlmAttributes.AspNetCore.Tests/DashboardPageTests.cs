using System.Security.Cryptography;
using System.Text;
using LlmAttributes.AspNetCore.Tests.Harness;

namespace LlmAttributes.AspNetCore.Tests;

public sealed class DashboardPageTests
{
    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    public async Task Policy_OfThePage_AllowsItsOwnPartsAlone(string tag)
    {
        await using var host = await DashboardHost.StartAsync();

        using var answer = await host.Client.GetAsync(new Uri("llm", UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();
        var start = page.IndexOf($"<{tag}>", StringComparison.Ordinal) + tag.Length + 2;
        var part = page[start..page.IndexOf($"</{tag}>", start, StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part)));

        Assert.Contains($"{tag}-src 'sha256-{hash}';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfEveryApplication_LoadsNothingElsewhere()
    {
        await using var host = await DashboardHost.StartAsync();

        var page = await host.Client.GetStringAsync(new Uri("llm", UriKind.Relative));

        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }
}
