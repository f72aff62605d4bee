using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Runtime;

/// <summary>What is told of answers that were not asked for anew.</summary>
internal sealed partial class CallEngine
{
    /// <summary>Whether somebody is told of each call.</summary>
    public bool IsWatched => _telemetry is { IsListening: true } || _logger.IsEnabled(LogLevel.Debug);

    /// <summary>Makes the cache of the call, where it has one.</summary>
    /// <param name="answer">What the answer is read as.</param>
    public CallCache? NewCache(string answer) => Plan.Cache is { } cache ? new(_runtime, Plan, cache, _order, answer) { Retrieval = Retrieval } : null;

    /// <summary>Makes what takes the time of the stages, where somebody asked.</summary>
    public StageClock? NewStages() => Plan.ReportStages ? new(_time) : null;

    public void TellOfMiss()
    {
        _runtime.Cache.CountMiss();
        if (_telemetry is { IsListening: true })
            _telemetry.Miss();
    }

    public void TellOfHit(ChatResponse response, string model, LlmCacheHit hit, LlmCallOptions? callOptions, long start)
    {
        if (_telemetry is { IsListening: true })
            _telemetry.Hit(response, model, hit, callOptions, start, null);
        Log.CacheHit(_logger, _name, model);
    }

    /// <summary>The failure that was kept.</summary>
    public LlmException KeptFailure(CacheEntry entry, LlmErrorKind kind, LlmCallOptions? callOptions, long start)
    {
        _runtime.Cache.CountHit(entry.Cost);
        var fault = new LlmException(kind, entry.Text) { Contract = Plan.Contract, Call = Plan.Call, Model = entry.Model.Length == 0 ? null : entry.Model };
        if (_telemetry is { IsListening: true })
            _telemetry.Hit(null, null, new(DateTimeOffset.FromUnixTimeMilliseconds(entry.Created), entry.Cost, entry.Usage), callOptions, start, fault);
        return fault;
    }
}
