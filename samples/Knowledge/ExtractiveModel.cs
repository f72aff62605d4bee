using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Knowledge;

/// <summary>Stands in for a model when there is no key: it copies the sentences of the passages that share the most words with the question, and writes nothing of its own.</summary>
internal sealed partial class ExtractiveModel : IChatClient
{
    private const int MostSentences = 2;
    private const int StemLength = 5;
    private const string Silence = "The passages do not say.";

    private static readonly HashSet<string> s_common = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "are", "at", "be", "can", "do", "does", "for", "from", "have", "how", "i", "in", "is", "it", "may", "much", "my", "of", "on", "or", "the", "there", "to", "was", "we", "what", "when", "where", "which", "who", "with", "you", "your",
    };

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer(messages.Last().Text))) { Usage = new() { InputTokenCount = 0, OutputTokenCount = 0 } });

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static string Answer(string prompt)
    {
        var asked = Stems(prompt[(prompt.LastIndexOf("Question: ", StringComparison.Ordinal) + "Question: ".Length)..]);
        var found = Passage().Matches(prompt)
            .SelectMany(static passage => Sentence().Matches(passage.Groups["text"].Value).Select(sentence => (Mark: passage.Groups["mark"].Value, Text: sentence.Value.Trim())))
            .Select(sentence => (sentence.Mark, sentence.Text, Shared: asked.Intersect(Stems(sentence.Text)).Count()))
            .Where(static sentence => sentence.Shared > 0)
            .OrderByDescending(static sentence => sentence.Shared)
            .ToArray();
        return found.Length == 0 ? Silence : string.Join(' ', found.Where(sentence => 2 * sentence.Shared > found[0].Shared).Take(MostSentences).Select(static sentence => $"{sentence.Text} [{sentence.Mark}]"));
    }

    // The beginning of a word is often the same in its other forms.
    private static HashSet<string> Stems(string text) =>
        [.. Word().Matches(text).Select(static word => word.Value.ToLowerInvariant()).Where(static word => !s_common.Contains(word)).Select(static word => word.TrimEnd('s')[..Math.Min(word.TrimEnd('s').Length, StemLength)])];

    [GeneratedRegex(@"\[(?<mark>\d+)\] <(?<fence>untrusted-[0-9A-F]+)>(?<text>.*?)</\k<fence>>", RegexOptions.Singleline)]
    private static partial Regex Passage();

    [GeneratedRegex(@"[^\s#|][^.!?\n]*[.!?](?=\s|$)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
