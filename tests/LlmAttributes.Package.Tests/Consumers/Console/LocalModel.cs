using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Shop;

/// <summary>A model inside the process: it answers from the prompt, and refuses each first request when it is told to.</summary>
internal sealed class LocalModel(string category, bool refusesFirst = false) : IChatClient
{
    private const string Ticket = """
        {"title":"Printer","category":"billing","price":"9.5","hours":{"from":8,"to":17},"span":{"low":0.5,"high":1},"days":["2025-01-31"],
        "pages":[{"id":"6f9619ff-8b86-d011-b42d-00cf4fc964ff","number":1}],"times":{"wait":"00:05:00"},
        "channels":[{"kind":"mail","address":"a@b"},{"kind":"phone","number":"1","isMobile":true}],"parent":null,"link":"https://host/"}
        """;

    private int _requests;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (refusesFirst && Interlocked.Increment(ref _requests) == 1)
            throw new HttpRequestException("Service unavailable.", null, HttpStatusCode.ServiceUnavailable);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer(messages)))
        {
            Usage = new() { InputTokenCount = 100, OutputTokenCount = 10 },
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var isPlan = messages.Last().Text.StartsWith("Plan", StringComparison.Ordinal);
        foreach (var piece in isPlan ? (string[])["{\"data\":[{\"title\":\"pack\",", "\"minutes\":5},{\"title\":\"go\"", ",\"minutes\":\"30\"}]}"] : ["once ", "upon ", "a time"])
        {
            await Task.Yield();
            yield return new(ChatRole.Assistant, piece);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private string Answer(IEnumerable<ChatMessage> messages)
    {
        var prompt = messages.Last().Text;
        if (prompt.StartsWith("Greet", StringComparison.Ordinal))
            return $"Hello, {prompt.Split(' ')[1]}!";
        if (prompt.StartsWith("Count", StringComparison.Ordinal))
            return prompt[(prompt.IndexOf(':') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length.ToString();
        if (prompt.StartsWith("Extract none", StringComparison.Ordinal))
            return """{"data":null}""";
        if (prompt.StartsWith("Extract", StringComparison.Ordinal))
            return Ticket;
        if (prompt.StartsWith("Summarise", StringComparison.Ordinal))
            return prompt.Split(' ')[^1];
        return category;
    }
}
