using System.Buffers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Runtime;

/// <summary>Scores the answers of one call.</summary>
internal sealed class QualityWatch(LlmRuntime runtime, QualityPlan plan, string call, bool isRead, ILogger logger)
{
    private const double DefaultMinScore = 0.5;

    // What was read as the result type has the form that was asked for, whatever its text looks like.
    private static readonly AnswerDemands s_read = new() { Json = false };

    private readonly string _operation = call + " (quality)";

    public double MinScore { get; } = plan.MinScore ?? DefaultMinScore;

    public int MaxRetries { get; } = plan.MaxRetries ?? 1;

    public OnLow OnLow { get; } = plan.OnLow;

    /// <summary>Scores an answer; a check that fails leaves it without a score, since a call must not fail by who watches it.</summary>
    public async ValueTask<QualityScore?> ScoreAsync(
        IReadOnlyList<ChatMessage> prompt, RetrievedContext? retrieved, MemberReading? members, string answer, ChatFinishReason? reason, CancellationToken cancellationToken)
    {
        var start = runtime.Time.GetTimestamp();
        if (members?.TryEnter() == false)
            members = null;
        try
        {
            var score = runtime.Scorer.IsPure ? members?.Find(prompt, answer, reason) : null;
            if (score is null)
            {
                var input = new QualityInput(answer) { Demands = isRead ? s_read : null, FinishReason = reason };
                input = members is null ? input with { Request = RequestOf(prompt, retrieved), Context = retrieved?.Text } : members.Fill(input, prompt, retrieved);
                score = await runtime.Scorer.ScoreAsync(input, cancellationToken).ConfigureAwait(false);
                if (runtime.Scorer.IsPure)
                    members?.Keep(prompt, answer, reason, score);
            }

            Record(start, succeeded: true);
            return score;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            Record(start, succeeded: false);
            runtime.Errors.RecordFailure(exception, LlmComponents.QualityMonitor, call);
            Log.NotScored(logger, call, exception.GetType().Name);
            return null;
        }
        finally
        {
            members?.Leave();
        }
    }

    private void Record(long start, bool succeeded)
    {
        if (succeeded)
            runtime.Errors.RecordSuccess(LlmComponents.QualityMonitor);
        runtime.TracerOrNull?.Record(new(_operation, runtime.Time.GetElapsedTime(start)) { Error = succeeded ? null : LlmErrorKind.Unknown, Component = LlmComponents.QualityMonitor });
    }

    /// <summary>The text of a request, without passages.</summary>
    public static string RequestOf(IReadOnlyList<ChatMessage> prompt, RetrievedContext? retrieved) => TextOf(AskedOf(prompt, retrieved));

    /// <summary>The words of a request, without passages; they are found without making one text of its pieces.</summary>
    public static WordList WordsOf(IReadOnlyList<ChatMessage> prompt, RetrievedContext? retrieved)
    {
        var asked = AskedOf(prompt, retrieved);
        if (WholeOf(asked) is { } whole)
            return WordList.Of(ScoredAnswer.Bound(whole));
        var length = LengthOf(asked);
        if (length > ScoredAnswer.MostCharacters)
            return WordList.Of(ScoredAnswer.Bound(TextOf(asked)));
        var room = ArrayPool<char>.Shared.Rent(length);
        Copy(asked, room);
        return WordList.Of(room, length);
    }

    // Demands stand in system messages as often as in the user's; what was answered before is no demand.
    public static string TextOf(IReadOnlyList<ChatMessage> prompt) =>
        WholeOf(prompt) ?? string.Create(LengthOf(prompt), prompt, static (rest, prompt) => Copy(prompt, rest));

    private static IReadOnlyList<ChatMessage> AskedOf(IReadOnlyList<ChatMessage> prompt, RetrievedContext? retrieved) => retrieved is { Citations.Count: > 0 } ? retrieved.Asked : prompt;

    private static string? WholeOf(IReadOnlyList<ChatMessage> prompt) => prompt.Count == 1 && prompt[0].Contents is [var whole] ? RetrievedSlots.TextOf(whole) : null;

    private static int LengthOf(IReadOnlyList<ChatMessage> prompt)
    {
        var isOnly = prompt.Count == 1;
        var length = 0;
        for (var i = 0; i < prompt.Count; i++)
        {
            if (isOnly || Says(prompt[i]))
                length += LengthOf(prompt[i].Contents) + (isOnly ? 0 : 1);
        }

        return length;
    }

    private static void Copy(IReadOnlyList<ChatMessage> prompt, Span<char> rest)
    {
        for (var i = 0; i < prompt.Count; i++)
        {
            if (prompt.Count > 1 && !Says(prompt[i]))
                continue;
            rest = Copy(prompt[i].Contents, rest);
            if (prompt.Count == 1)
                continue;
            rest[0] = '\n';
            rest = rest[1..];
        }
    }

    private static int LengthOf(IList<AIContent> contents)
    {
        var length = 0;
        for (var i = 0; i < contents.Count; i++)
            length += RetrievedSlots.TextOf(contents[i])?.Length ?? 0;
        return length;
    }

    private static Span<char> Copy(IList<AIContent> contents, Span<char> text)
    {
        for (var i = 0; i < contents.Count; i++)
        {
            if (RetrievedSlots.TextOf(contents[i]) is not { } content)
                continue;
            content.CopyTo(text);
            text = text[content.Length..];
        }

        return text;
    }

    private static bool Says(ChatMessage message) => message.Role == ChatRole.System || message.Role == ChatRole.User;
}
