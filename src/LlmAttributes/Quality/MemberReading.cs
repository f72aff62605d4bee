using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Reads the prompt of an ensemble once for all members that are asked it. Thread-safe.</summary>
internal sealed class MemberReading
{
    private Shared? _shared;

    /// <summary>Writes what is known of the request: as it was read for the first prompt that was given; a member with a prompt of its own reads that itself.</summary>
    public QualityInput Fill(QualityInput input, IReadOnlyList<ChatMessage> prompt, RetrievedContext? retrieved)
    {
        var shared = Volatile.Read(ref _shared);
        if (shared is null)
        {
            var made = new Shared(prompt, QualityWatch.RequestOf(prompt, retrieved), retrieved?.Text);
            shared = Interlocked.CompareExchange(ref _shared, made, null) ?? made;
        }

        return ReferenceEquals(shared.Prompt, prompt)
            ? input with { Request = shared.Request, Context = shared.Context, Reading = shared.Reading }
            : input with { Request = QualityWatch.RequestOf(prompt, retrieved), Context = retrieved?.Text };
    }

    private sealed class Shared(IReadOnlyList<ChatMessage> prompt, string request, string? context)
    {
        public IReadOnlyList<ChatMessage> Prompt => prompt;

        public string Request => request;

        public string? Context => context;

        public RequestReading Reading { get; } = new(request, context);
    }
}
