using System.Text;
using System.Text.Json;

namespace LlmAttributes.AspNetCore.Tests.Harness;

/// <summary>Asks for documents.</summary>
internal static class Json
{
    public static async Task<JsonElement> GetAsync(this DashboardHost host, string path)
    {
        using var answer = await host.Client.GetAsync(new Uri($"llm/{path}", UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Asks the playground as the page does, and reads all lines.</summary>
    public static async Task<IReadOnlyList<JsonElement>> PlayAsync(this DashboardHost host, string body)
    {
        using var request = Play(host, body);
        using var answer = await host.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
    }

    public static HttpRequestMessage Play(this DashboardHost host, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "llm/api/v1/playground")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        return request;
    }
}
