using System.Diagnostics;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The open <c>chat</c> span of an attempt and its metrics.</summary>
internal sealed partial class AttemptTelemetry
{
    private static readonly string[] s_stop = [ChatFinishReason.Stop.Value];

    private readonly CallTelemetry _telemetry;
    private readonly Candidate _candidate;
    private readonly RequestFacts? _facts;
    private readonly Activity? _activity;
    private readonly ObservedCall? _call;
    private readonly ObservedAttempt? _attempt;
    private readonly SpanCost? _total;
    private readonly bool _isTheirs;
    private readonly long _start;

    // What the span's content is made of; null where it has none.
    private readonly IReadOnlyList<ChatMessage>? _prompt;

    /// <summary>Opens the span of an attempt.</summary>
    /// <param name="telemetry">The telemetry of its call.</param>
    /// <param name="frame">The running call.</param>
    /// <param name="candidate">The model that is asked.</param>
    /// <param name="client">What the client says of itself that is asked.</param>
    /// <param name="options">The request's options.</param>
    /// <param name="isStream">Whether the answer comes as a stream.</param>
    /// <param name="start">The timestamp of its start.</param>
    public AttemptTelemetry(CallTelemetry telemetry, CallFrame frame, Candidate candidate, ClientFacts client, ChatOptions? options, bool isStream, long start)
    {
        _telemetry = telemetry;
        _start = start;
        _isTheirs = client.EmitsChatSpans || frame.IsInTheirSpan;
        _candidate = candidate;
        _call = frame.Observed;
        _attempt = _call?.Begin(candidate.Model.Key, options, isStream);
        _total = frame.SpanCost;
        if (telemetry.IsTraced)
            _facts = telemetry.FactsOf(candidate, client, options);
        if (telemetry.IsSpanned && !_isTheirs)
            _activity = telemetry.StartChat(frame, _facts!, options, isStream, start);
        if (telemetry.Captures && _activity is { IsAllDataRequested: true })
        {
            _prompt = frame.Messages;
            telemetry.Shared.Content.TagInput(_activity, _prompt, options);
        }
    }

    /// <summary>Makes the span the current one again: between two chunks of a stream others ran.</summary>
    public void Resume()
    {
        if (_activity is not null)
            Activity.Current = _activity;
    }

    /// <summary>Closes the span of an answered attempt.</summary>
    /// <returns>The timestamp of its end.</returns>
    public long Succeeded(ChatResponse response, in TokenUsage? usage, in Cost cost, Price? price)
    {
        if (_prompt is not null)
            _telemetry.Shared.Content.TagOutput(_activity!, _prompt, response);
        return Succeeded(response.ResponseId, response.ModelId, response.FinishReason, usage, cost, price);
    }

    /// <summary>Closes the span of a stream.</summary>
    public void Succeeded(OpenedStream stream, in TokenUsage? usage, in Cost cost, Price? price)
    {
        if (_chunks?.Updates is { } updates)
            _telemetry.Shared.Content.TagOutput(_activity!, _prompt!, updates.ToChatResponse());
        Succeeded(stream.ResponseId, stream.ModelId, stream.FinishReason, usage, cost, price);
    }

    /// <summary>Closes the span of an attempt that failed. Whether it was the last one its call decides, and counts it then.</summary>
    /// <returns>The kind of the failure, for that count.</returns>
    public string Failed(Exception exception, in TokenUsage? usage, in Cost cost, Price? price)
    {
        var type = ErrorTypes.Of(exception);
        if (_activity is not null)
        {
            _activity.SetTag(SemConv.ErrorType, type);
            _activity.SetStatus(ActivityStatusCode.Error, _prompt is null ? null : _telemetry.Shared.Content.Describe(exception, _prompt));
        }

        End(type, null, usage, cost, price, exception, null);
        return type;
    }

    private long Succeeded(string? responseId, string? responseModel, ChatFinishReason? finishReason, in TokenUsage? usage, in Cost cost, Price? price)
    {
        if (_activity is { IsAllDataRequested: true })
        {
            if (responseId is not null)
                _activity.AddTag(SemConv.ResponseId, responseId);
            if (responseModel is not null)
                _activity.AddTag(SemConv.ResponseModel, responseModel);
            if (finishReason is { } reason)
                _activity.AddTag(SemConv.ResponseFinishReasons, reason == ChatFinishReason.Stop ? s_stop : [reason.Value]);
            if (_chunks?.First is { } first)
                _activity.AddTag(SemConv.ResponseTimeToFirstChunk, first.TotalSeconds);
        }

        _telemetry.CountSuccess();
        return End(null, responseModel, usage, cost, price, null, responseId);
    }

    private long End(string? errorType, string? responseModel, in TokenUsage? usage, in Cost cost, Price? price, Exception? exception, string? responseId)
    {
        var now = _telemetry.Time.GetTimestamp();
        var duration = _telemetry.Time.GetElapsedTime(_start, now);
        _call?.End(_attempt, duration, exception, usage, cost, responseId);
        if (_candidate.Series is { } series)
            _telemetry.RecordAttempt(series, duration, exception, usage, cost);
        if (!_telemetry.IsTraced)
            return now;
        try
        {
            Emit(errorType, responseModel, usage, cost, price, duration.TotalSeconds);
        }
        catch (Exception failure)
        {
            _telemetry.Shared.ListenerFailed(failure);
        }

        if (_activity is not null)
            _telemetry.Stop(_activity, duration);
        return now;
    }

    private static void Tag(Activity activity, in TokenUsage usage)
    {
        activity.AddTag(SemConv.UsageInputTokens, usage.InputTokens).AddTag(SemConv.UsageOutputTokens, usage.OutputTokens);
        if (usage.CachedInputTokens > 0)
            activity.AddTag(SemConv.UsageCacheReadInputTokens, usage.CachedInputTokens);
        if (usage.CacheWriteTokens > 0)
            activity.AddTag(SemConv.UsageCacheCreationInputTokens, usage.CacheWriteTokens);
        if (usage.ReasoningTokens > 0)
            activity.AddTag(SemConv.UsageReasoningOutputTokens, usage.ReasoningTokens);
    }
}
