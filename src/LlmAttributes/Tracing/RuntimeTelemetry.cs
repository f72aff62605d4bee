using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>What the telemetry of all calls of a runtime shares.</summary>
internal sealed partial class RuntimeTelemetry
{
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<object, bool> _warned = new(ReferenceEqualityComparer.Instance);
    private readonly bool _captures;

    public RuntimeTelemetry(LlmTelemetryOptions options, Instruments instruments, ILogger logger)
    {
        options.Validate();
        _logger = logger;
        Instruments = instruments;
        Formats = options.CostFormats;
        Content = new(this, options.ContentRedactor, options.MaxContentLength);
        _captures = options.CaptureContent ?? IsOn(Environment.GetEnvironmentVariable(LlmTelemetryOptions.CaptureContentVariable));
        if (Formats.HasFlag(CostTelemetryFormats.Logfire))
            _ = instruments.LogfireCost;
    }

    public Instruments Instruments { get; }

    public CostTelemetryFormats Formats { get; }

    public CapturedContent Content { get; }

    /// <summary>Whether an environment variable switches capture on.</summary>
    public static bool IsOn(string? value) =>
        value is not null && (value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("span_only", StringComparison.OrdinalIgnoreCase) || value.Equals("span_and_event", StringComparison.OrdinalIgnoreCase));

    public bool Captures(ContentCapture declared) => declared == ContentCapture.Always || (declared != ContentCapture.Never && _captures);

    /// <summary>Counts an attempt that a budget did not allow, also of a call that is not traced.</summary>
    public void BudgetRejected(string contract, string call)
    {
        if (!Instruments.BudgetRejections.Enabled)
            return;
        try
        {
            Instruments.BudgetRejections.Add(1, new(SemConv.Client, contract), new(SemConv.Method, call));
        }
        catch (Exception failure)
        {
            ListenerFailed(failure);
        }
    }

    /// <summary>Counts a call that was sent to a second model, also one that is not traced.</summary>
    public void ShadowCompared(Runtime.CallPlan plan, string shadow, string outcome, double? similarity)
    {
        if (!Instruments.ShadowComparisons.Enabled && !Instruments.ShadowSimilarity.Enabled)
            return;
        try
        {
            Instruments.ShadowComparisons.Add(1, new(SemConv.Client, plan.Contract), new(SemConv.Method, plan.Call), new(SemConv.ShadowModel, shadow), new(SemConv.ShadowOutcome, outcome));
            if (similarity is { } value)
                Instruments.ShadowSimilarity.Record(value, new(SemConv.Client, plan.Contract), new(SemConv.Method, plan.Call), new(SemConv.ShadowModel, shadow));
        }
        catch (Exception failure)
        {
            ListenerFailed(failure);
        }
    }

    /// <summary>Takes note that a listener threw; a call must not fail by who watches it. One warning is enough.</summary>
    public void ListenerFailed(Exception exception)
    {
        if (_warned.TryAdd(Instruments.Source, true))
            Log.ListenerFailed(_logger, exception.GetType().Name);
    }

    /// <summary>Takes note that the redactor threw; what it was given stays out.</summary>
    public void RedactorFailed(Exception exception)
    {
        if (_warned.TryAdd(Content, true))
            Log.RedactorFailed(_logger, exception.GetType().Name);
    }

    public void ObserverFailed(ILlmCallObserver observer, string call, Exception exception)
    {
        if (_warned.TryAdd(observer, true))
            Log.ObserverFailed(_logger, observer.GetType().Name, call, exception.GetType().Name);
    }
}
