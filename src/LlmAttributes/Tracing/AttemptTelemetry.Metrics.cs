using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <content>What is measured: tokens, cost, time, and the chunks of a stream.</content>
internal sealed partial class AttemptTelemetry
{
    private StreamedChunks? _chunks;

    private Instruments Instruments => _telemetry.Shared.Instruments;

    /// <summary>Takes note of a chunk of a stream.</summary>
    public void Chunk(ChatResponseUpdate update)
    {
        if (_prompt is not null)
            ((_chunks ??= new()).Updates ??= []).Add(update);
        if (_facts is null || _isTheirs)
            return;
        try
        {
            Measure(_chunks ??= new(), update.ModelId);
        }
        catch (Exception failure)
        {
            _telemetry.Shared.ListenerFailed(failure);
        }
    }

    private void Measure(StreamedChunks chunks, string? responseModel)
    {
        var isFirst = chunks.First is null;
        var instrument = isFirst ? Instruments.TimeToFirstChunk : Instruments.TimePerOutputChunk;
        if (!instrument.Enabled && !isFirst)
            return;
        var now = _telemetry.Time.GetTimestamp();
        var time = _telemetry.Time.GetElapsedTime(isFirst ? _start : chunks.Last, now);
        chunks.First ??= time;
        chunks.Last = now;
        if (instrument.Enabled)
            instrument.Record(time.TotalSeconds, TagsOf(responseModel).Request);
    }

    private void Emit(string? errorType, string? responseModel, in TokenUsage? usage, in Cost cost, Price? price, double seconds)
    {
        _total?.Add(cost, hasSpan: !_isTheirs);
        var tags = TagsOf(responseModel);
        if (usage.HasValue)
        {
            ref readonly var tokens = ref Nullable.GetValueRefOrDefaultRef(in usage);
            if (_activity is { IsAllDataRequested: true })
                Tag(_activity, tokens);
            if (cost.IsKnown)
                EmitCost(tags, tokens, cost, price);
        }

        if (!_isTheirs)
            RecordClientMetrics(tags, seconds, errorType, usage);
    }

    private void EmitCost(AttemptTags tags, in TokenUsage usage, in Cost cost, Price? price)
    {
        var usd = CostTags.Usd(cost);
        if (_activity is { IsAllDataRequested: true })
            CostTags.Add(_activity, _telemetry.Shared.Formats, usd, usage, price);
        var hasLogfire = _telemetry.Shared.Formats.HasFlag(CostTelemetryFormats.Logfire) && Instruments.LogfireCost.Enabled;
        Instruments.Cost.Add(usd, tags.Cost);
        Instruments.OperationCost.Record(usd, tags.Cost);
        if (hasLogfire)
            Instruments.LogfireCost.Record(usd, tags.Cost);
    }

    private void RecordClientMetrics(AttemptTags tags, double seconds, string? errorType, in TokenUsage? usage)
    {
        if (Instruments.OperationDuration.Enabled)
            Instruments.OperationDuration.Record(seconds, errorType is null ? tags.Request : AttemptTags.With(tags.Request, SemConv.ErrorType, errorType));
        if (!usage.HasValue)
            return;
        ref readonly var tokens = ref Nullable.GetValueRefOrDefaultRef(in usage);
        Instruments.TokenUsage.Record(tokens.InputTokens, tags.Input);
        Instruments.TokenUsage.Record(tokens.OutputTokens, tags.Output);
    }

    private AttemptTags TagsOf(string? responseModel) => _telemetry.TagsOf(_candidate, _facts!, responseModel);
}
