using System.Text;
using System.Text.Json;

namespace LlmAttributes.Testing.Tests;

/// <summary>Speaks to the server as bytes, with no SDK between.</summary>
internal static class Wire
{
    public static string OpenAI(string model, string text = "Hi", bool stream = false, bool usage = false, int? limit = null) =>
        $$"""
        {"model":"{{model}}","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"{{text}}"}]}]
        {{(stream ? ",\"stream\":true" : "")}}{{(usage ? ",\"stream_options\":{\"include_usage\":true}" : "")}}{{(limit is null ? "" : $",\"max_completion_tokens\":{limit}")}}}
        """;

    public static string Anthropic(string model, string text = "Hi", bool stream = false) =>
        $$"""{"model":"{{model}}","max_tokens":100,"system":[{"type":"text","text":"Be brief."}],"messages":[{"role":"user","content":"{{text}}"}],"stream":{{(stream ? "true" : "false")}}}""";

    public static Task<HttpResponseMessage> PostAsync(this LoopbackServer server, string path, string body, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.BaseAddress, path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    public static HttpClient Client { get; } = new();
}
