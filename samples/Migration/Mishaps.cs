using System.Collections.Concurrent;
using LlmAttributes.Testing;

namespace Migration;

/// <summary>What the server in this process answers: right in the end, but not at first.</summary>
internal sealed class Mishaps
{
    private const string Charged = """{"title": "Refund of a double charge", "urgency": "normal", "refundUsd": 19.90}""";
    private const string Parcel = """{"title": "Parcel has not arrived yet", "urgency": "high", "refundUsd": null}""";
    private const string Praise = """{"title": "Praise for the new catalog", "urgency": "low", "refundUsd": null}""";
    private const string Crash = """{"title": "App crashes at the profile", "urgency": "normal", "refundUsd": null}""";

    private static readonly (string Cue, LoopbackReply[] Replies)[] s_script =
    [
        ("charged twice", [LoopbackReply.Fail(429, retryAfterSeconds: 1), LoopbackReply.Say(Charged)]),
        ("my parcel", [LoopbackReply.Say($"Sure! Here is the ticket:\n```json\n{Parcel}\n```\nAnything else?")]),
        ("catalog", [LoopbackReply.Say(Praise[..40]) with { FinishReason = "length" }, LoopbackReply.Say(Praise)]),
        ("app crashes", [LoopbackReply.Fail(503), LoopbackReply.Say(Crash)]),
    ];

    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);

    public ValueTask<LoopbackReply> Answer(LoopbackRequest request, CancellationToken cancellationToken)
    {
        // A re-ask comes after the mail, so the whole request is searched.
        var (cue, replies) = s_script.First(line => request.Body.Contains(line.Cue, StringComparison.Ordinal));
        var asked = _asked.AddOrUpdate(cue, 0, static (_, before) => before + 1);
        return new(replies[Math.Min(asked, replies.Length - 1)]);
    }
}
