using System.Text;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A stream that has yielded its first output, with all that came before it.</summary>
internal sealed class OpenedStream(IAsyncEnumerator<ChatResponseUpdate> updates, Candidate candidate)
{
    /// <summary>What is still open of the attempt; a field, because it is passed by reference.</summary>
    public AttemptScope Attempt;

    private UsageDetails? _usage;
    private UsageDetails? _told;

    /// <summary>The run of a hedged call that won with this stream, whose frame and token it goes on with.</summary>
    public HedgedRun? Run { get; set; }

    /// <summary>What the model has said, where it is scored at the end.</summary>
    public StringBuilder? Text { get; init; }

    /// <summary>How many characters the model has said.</summary>
    public int Characters { get; private set; }

    /// <summary>The timestamp at which the attempt began.</summary>
    public long Opened { get; set; }

    public IAsyncEnumerator<ChatResponseUpdate> Updates { get; } = updates;

    public Candidate Candidate { get; } = candidate;

    public List<ChatResponseUpdate> Buffered { get; } = [];

    /// <summary>The usage that was reported so far, completed by what the stream's events told beyond the reports.</summary>
    public UsageDetails? Usage
    {
        get
        {
            if (_usage is not null && _told?.AdditionalCounts is { } counts)
            {
                foreach (var (name, count) in counts)
                    (_usage.AdditionalCounts ??= []).TryAdd(name, count);
            }

            return _usage;
        }
    }

    public string? ResponseId { get; private set; }

    public string? ModelId { get; private set; }

    public ChatFinishReason? FinishReason { get; private set; }

    /// <summary>Whether the model has said anything.</summary>
    public bool HasOutput { get; private set; }

    /// <summary>Whether the model has said all.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Whether the attempt is booked.</summary>
    public bool IsClosed { get; set; }

    public bool IsDisposed { get; set; }

    /// <summary>Takes note of what an event tells beyond the reports.</summary>
    public void Complete(object raw, Action<object, UsageDetails> reader) => reader(raw, _told ??= new());

    /// <summary>Takes note of an update.</summary>
    /// <returns>Whether it holds output: a role, an empty text or a usage report is none.</returns>
    public bool Note(ChatResponseUpdate update)
    {
        ResponseId ??= update.ResponseId;
        ModelId ??= update.ModelId;
        FinishReason = update.FinishReason ?? FinishReason;
        var hasOutput = false;
        foreach (var content in update.Contents)
        {
            if (content is UsageContent report)
                (_usage ??= new()).Add(report.Details);
            else if (content is not TextContent { Text: null or "" })
                hasOutput = true;
            if (content is not TextContent { Text: { } text })
                continue;
            Characters += text.Length;
            Text?.Append(text);
        }

        HasOutput |= hasOutput;
        return hasOutput;
    }
}
