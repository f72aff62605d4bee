using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LlmAttributes;

/// <summary>The health of a runtime's models as a health check.</summary>
internal sealed class LlmHealthCheck : IHealthCheck
{
    private readonly LlmRuntime _runtime;
    private readonly LlmHealthCheckOptions _options;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, long> _probed = new(StringComparer.Ordinal);

    public LlmHealthCheck(LlmRuntime runtime, LlmHealthCheckOptions options, TimeProvider time)
    {
        options.Validate();
        _runtime = runtime;
        _options = options;
        _time = time;
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_options.Probe)
            await ProbeAsync(cancellationToken).ConfigureAwait(false);
        var health = Look();
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var model in health.Models)
            data[model.Model] = Describe(model);
        return health.Status switch
        {
            LlmHealthStatus.Unhealthy => new(context.Registration.FailureStatus, "No model that is known answers.", data: data),
            LlmHealthStatus.Degraded => HealthCheckResult.Degraded("Some models fail or recover.", data: data),
            LlmHealthStatus.Unknown => HealthCheckResult.Healthy("Nothing was asked lately.", data),
            _ => HealthCheckResult.Healthy("All models that are known answer.", data),
        };
    }

    private LlmHealth Look()
    {
        var health = _runtime.GetHealth();
        return _options.Models.Count == 0 ? health : health with { Models = [.. health.Models.Where(m => _options.Models.Contains(m.Model))] };
    }

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var known = Look().Models;
        var due = known.Where(static m => m.Status == LlmHealthStatus.Unknown || m.Breaker == BreakerState.Open).Select(static m => m.Model)
            .Concat(_options.Models.Where(m => !known.Any(k => k.Model == m)))
            .Where(IsDue);
        await Task.WhenAll(due.Select(model => _runtime.ProbeAsync(model, cancellationToken))).ConfigureAwait(false);
    }

    private bool IsDue(string model)
    {
        var now = _time.GetTimestamp();
        if (!_probed.TryGetValue(model, out var last))
            return _probed.TryAdd(model, now);
        return _time.GetElapsedTime(last, now).TotalSeconds >= _options.MinProbeIntervalSeconds && _probed.TryUpdate(model, now, last);
    }

    // For people and dashboards: no text of a request, an answer or an error is known here.
    private static string Describe(ModelHealth model)
    {
        var rate = model.LastFiveMinutes;
        var text = string.Create(CultureInfo.InvariantCulture, $"{model.Status}, breaker {model.Breaker}, {rate.Successes} of {rate.Outcomes} succeeded in 5 minutes");
        if (model.OpenFor > TimeSpan.Zero)
            text += string.Create(CultureInfo.InvariantCulture, $", open for {model.OpenFor.TotalSeconds:F0} s");
        if (model.Percentile95 is { } answer)
            text += string.Create(CultureInfo.InvariantCulture, $", p95 {answer.TotalSeconds:F2} s");
        return model.LastError is { } error ? $"{text}, last error {error}" : text;
    }
}
