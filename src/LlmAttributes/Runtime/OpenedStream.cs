using System.Text;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A stream that has yielded its first output, with all that came before it.</summary>
internal sealed class OpenedStream(IAsyncEnumerator<ChatResponseUpdate> updates, Candidate candidate, StreamSink sink)
{
    /// <summary>What is still open of the attempt; a field, because it is passed by reference.</summary>
    public AttemptScope Attempt;

    private UsageDetails? _usage;
    private UsageDetails? _told;

    /// <summary>The run of a hedged call that won with this stream, whose frame and token it goes on with.</summary>
    public HedgedRun? Run { get; set; }

    /// <summary>What the model has said, where it is scored at the end.</summary>
    public StringBuilder? Text { get; init; }

    /// <summary>Puts the personal data back that was masked; <see langword="null"/> where there is none.</summary>
    public StreamRestorer? Restorer { get; init; }

    /// <summary>The updates as observers see them until the stream is committed, where these differ from <see cref="Buffered"/>.</summary>
    public List<ChatResponseUpdate>? Shown { get; set; }

    /// <summary>How many characters the model has said.</summary>
    public int Characters { get; private set; }

    /// <summary>The timestamp at which the attempt began.</summary>
    public long Opened { get; set; }

    public IAsyncEnumerator<ChatResponseUpdate> Updates { get; } = updates;

    public Candidate Candidate { get; } = candidate;

    public StreamSink Sink { get; } = sink;

    /// <summary>The updates before the stream was committed; all of them where they are kept.</summary>
    public List<ChatResponseUpdate> Buffered { get; } = [];

    /// <summary>Whether the updates are kept for the facts of the call.</summary>
    public bool KeepsUpdates { get; set; }

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

    /// <summary>Hands an update on.</summary>
    /// <param name="update">The update.</param>
    /// <param name="keeps">Whether it is kept.</param>
    public void Take(ChatResponseUpdate update, bool keeps)
    {
        if (Restorer is not null && keeps)
            (Shown ??= []).Add(update);
        TakeRestored(Restorer?.Restore(update) ?? update, keeps);
    }

    /// <summary>Says that no more updates come.</summary>
    public void End()
    {
        if (Restorer?.End() is { } rest)
            TakeRestored(rest, Buffered.Count > 0);
        Sink.End();
    }

    /// <summary>Replaces what was kept by what guards let through.</summary>
    public void Keep(IReadOnlyList<ChatResponseUpdate> updates)
    {
        if (ReferenceEquals(updates, Buffered))
            return;
        Buffered.Clear();
        Buffered.AddRange(updates);
        if (Text is null)
            return;
        Text.Clear();
        foreach (var update in updates)
            Text.Append(update.Text);
    }

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
        }

        HasOutput |= hasOutput;
        return hasOutput;
    }

    private void TakeRestored(ChatResponseUpdate update, bool keeps)
    {
        if (keeps)
            Buffered.Add(update);
        if (Text is not null)
            Text.Append(update.Text);
        Sink.Take(update);
    }
}
