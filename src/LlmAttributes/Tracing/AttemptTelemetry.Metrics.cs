using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <content>What is measured: tokens, cost, time, and the chunks of a stream.</content>
internal sealed partial class AttemptTelemetry
{
    private List<ChatResponseUpdate>? _updates;
    private TimeSpan? _firstChunk;
    private long _lastChunk;

    private Instruments Instruments => _telemetry.Shared.Instruments;

    /// <summary>Takes note of a chunk of a stream.</summary>
    public void Chunk(ChatResponseUpdate update)
    {
        if (_prompt is not null)
            (_updates ??= []).Add(update);
        if (_facts is null || _candidate.Model.EmitsChatSpans)
            return;
        try
        {
            Measure(update.ModelId);
        }
        catch (Exception failure)
        {
            _telemetry.Shared.ListenerFailed(failure);
        }
    }

    private void Measure(string? responseModel)
    {
        var isFirst = _firstChunk is null;
        var instrument = isFirst ? Instruments.TimeToFirstChunk : Instruments.TimePerOutputChunk;
        if (!instrument.Enabled && !isFirst)
            return;
        var now = _telemetry.Time.GetTimestamp();
        var time = _telemetry.Time.GetElapsedTime(isFirst ? _start : _lastChunk, now);
        _firstChunk ??= time;
        _lastChunk = now;
        if (instrument.Enabled)
            instrument.Record(time.TotalSeconds, ModelTags(responseModel));
    }

    private void Emit(string? errorType, string? responseModel, TokenUsage? usage, Cost cost, Price? price, double seconds)
    {
        _total?.Add(cost);
        if (usage is { } tokens)
        {
            if (_activity is { IsAllDataRequested: true })
                Tag(_activity, tokens);
            if (cost.IsKnown)
                EmitCost(responseModel, tokens, cost, price);
        }

        if (!_candidate.Model.EmitsChatSpans)
            RecordClientMetrics(seconds, errorType, responseModel, usage);
    }

    private void EmitCost(string? responseModel, in TokenUsage usage, Cost cost, Price? price)
    {
        var usd = CostTags.Usd(cost);
        if (_activity is { IsAllDataRequested: true })
            CostTags.Add(_activity, _telemetry.Shared.Formats, usd, usage, price);
        var hasLogfire = _telemetry.Shared.Formats.HasFlag(CostTelemetryFormats.Logfire) && Instruments.LogfireCost.Enabled;
        if (!Instruments.Cost.Enabled && !Instruments.OperationCost.Enabled && !hasLogfire)
            return;
        var tags = _telemetry.CallTags;
        tags.Add(SemConv.CostSource, SemConv.CostLocal);
        if (_candidate.Model.TelemetryProvider is { } provider)
            tags.Add(SemConv.ProviderName, provider);
        if (_facts!.RequestModel is { } model)
            tags.Add(SemConv.RequestModel, model);
        if (responseModel is not null)
            tags.Add(SemConv.ResponseModel, responseModel);
        Instruments.Cost.Add(usd, tags);
        Instruments.OperationCost.Record(usd, tags);
        if (hasLogfire)
            Instruments.LogfireCost.Record(usd, tags);
    }

    private void RecordClientMetrics(double seconds, string? errorType, string? responseModel, TokenUsage? usage)
    {
        if (Instruments.OperationDuration.Enabled)
        {
            var tags = ModelTags(responseModel);
            if (errorType is not null)
                tags.Add(SemConv.ErrorType, errorType);
            Instruments.OperationDuration.Record(seconds, tags);
        }

        if (Instruments.TokenUsage.Enabled && usage is { } tokens)
        {
            RecordTokens(SemConv.InputToken, tokens.InputTokens, responseModel);
            RecordTokens(SemConv.OutputToken, tokens.OutputTokens, responseModel);
        }
    }

    private void RecordTokens(string type, long count, string? responseModel)
    {
        var tags = ModelTags(responseModel);
        tags.Add(SemConv.TokenType, type);
        Instruments.TokenUsage.Record(count, tags);
    }

    private TagList ModelTags(string? responseModel)
    {
        var tags = _facts!.MetricTags;
        if (responseModel is not null)
            tags.Add(SemConv.ResponseModel, responseModel);
        return tags;
    }
}
