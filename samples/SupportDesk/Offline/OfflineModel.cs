using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace SupportDesk.Offline;

/// <summary>Stands in for a model when there is no key: it answers from the words of the mail, by rules.</summary>
internal sealed partial class OfflineModel(string modelId) : IChatClient
{
    private const int CharactersPerToken = 4;

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToArray();
        var answer = Answer(all.Last(static message => message.Role == ChatRole.User && Mail().IsMatch(message.Text)).Text);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))
        {
            ModelId = modelId,
            FinishReason = ChatFinishReason.Stop,
            Usage = new() { InputTokenCount = TokensOf(all.Sum(static message => message.Text.Length)), OutputTokenCount = TokensOf(answer.Length) },
        });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (Match sentence in Sentence().Matches(response.Text))
            yield return new(ChatRole.Assistant, sentence.Value) { ModelId = modelId };
        yield return new(ChatRole.Assistant, [new UsageContent(response.Usage!)]) { ModelId = modelId, FinishReason = response.FinishReason };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static string Answer(string prompt)
    {
        var mail = MailReader.Read(Mail().Match(prompt).Groups["text"].Value.Trim());
        if (prompt.StartsWith("Which team", StringComparison.Ordinal))
            return mail.Category.ToString();
        return prompt.StartsWith("Draft", StringComparison.Ordinal) ? JsonSerializer.Serialize(mail.Draft(), DeskJson.Default.ReplyDraft) : mail.Reply();
    }

    private static int TokensOf(int characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;

    [GeneratedRegex(@"<(?<fence>untrusted-[0-9A-Za-z]+)>(?<text>.*?)</\k<fence>>", RegexOptions.Singleline)]
    private static partial Regex Mail();

    [GeneratedRegex(@"[^.!?]+[.!?]?\s*")]
    private static partial Regex Sentence();
}
