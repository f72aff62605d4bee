using System.Collections.Concurrent;

namespace LlmAttributes;

/// <content>How the models do.</content>
public sealed partial class LlmRuntime
{
    private readonly ConcurrentDictionary<string, ModelProbe> _probes = new(StringComparer.Ordinal);

    /// <summary>Takes a picture of how the models do, from what their traffic showed. Nothing is sent.</summary>
    /// <returns>The picture.</returns>
    public LlmHealth GetHealth()
    {
        var recent = Errors.Snapshot().RecentErrors;
        var now = Time.GetTimestamp();
        List<ModelHealth> models = [];
        foreach (var model in _models.Values)
        {
            var rate = Errors.Rate(ErrorWindow.FiveMinutes, model: model.Key);
            var state = model.Breaker.State;
            RecordedError? last = null;
            foreach (var error in recent)
                last = error.Model == model.Key && (last is null || error.Time > last.Time) ? error : last;
            var open = state == BreakerState.Open ? Time.GetElapsedTime(now, Math.Max(now, model.Breaker.RecoversAt(now))) : TimeSpan.Zero;
            models.Add(new(model.Key)
            {
                Provider = model.Provider,
                Facts = model.Facts,
                Breaker = state,
                OpenFor = open,
                LastFiveMinutes = rate,
                LastError = last?.Kind,
                LastErrorTime = last?.Time,
                Percentile95 = model.Traffic.Answers.Percentile95(),
                FirstOutputPercentile95 = model.Traffic.FirstOutputs.Percentile95(),
                Status = ModelHealth.StatusOf(state, rate),
            });
        }

        models.Sort(static (a, b) => string.CompareOrdinal(a.Model, b.Model));
        return new(Time.GetUtcNow(), models);
    }

    /// <summary>Asks a model for a short answer, to see whether it works. It costs a few tokens, which are booked under <c>(health)</c>.</summary>
    /// <param name="model">The key of the model.</param>
    /// <param name="cancellationToken">Cancels the probe, which ends by itself after 10 seconds.</param>
    /// <returns>What went wrong, or <see langword="null"/> when the model answered.</returns>
    /// <remarks>An open breaker of the model lets the probe through; when it succeeds, the model recovers before the breaker's time is over.</remarks>
    /// <exception cref="LlmConfigurationException">The runtime does not know the model.</exception>
    public Task<LlmErrorKind?> ProbeAsync(string model, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        if (!_probes.TryGetValue(model, out var probe))
        {
            var bound = Find(model, [], out var fault) ?? throw new LlmConfigurationException([$"The probe of model '{model}' {fault}."]);
            probe = _probes.GetOrAdd(model, _ => new(this, bound));
        }

        return probe.RunAsync(cancellationToken);
    }

    /// <summary>Probes the models whose breakers are open, again and again, so that they recover early.</summary>
    private ITimer ProbeEvery(TimeSpan interval)
    {
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
            return Time.CreateTimer(static runtime => ((LlmRuntime)runtime!).ProbeOpenBreakers(), this, interval, interval);
    }

    private void ProbeOpenBreakers()
    {
        foreach (var model in _models.Values)
        {
            if (model.Breaker.State == BreakerState.Open)
                Background(ProbeAsync(model.Key, _ended.Token));
        }
    }
}
