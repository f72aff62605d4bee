using System.Text;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Answers every request of an SDK with one text, and keeps the bodies.</summary>
internal sealed class CannedHandler(string answer) : HttpMessageHandler
{
    public List<string> Bodies { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
        return new() { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
    }
}
