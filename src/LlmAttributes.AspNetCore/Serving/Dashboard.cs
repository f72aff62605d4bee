using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>One mapped dashboard: whom it watches and what it has seen.</summary>
internal sealed class Dashboard
{
    public Dashboard(LlmRuntime runtime, LlmDashboardOptions options, bool hasPlayground, ILogger logger, CancellationToken stopping)
    {
        Runtime = runtime;
        Options = options;
        HasPlayground = hasPlayground;
        Stopping = stopping;
        Logger = logger;
        Recorder = new(runtime, options);
        States = new(this);
        Events = new(this);
        runtime.AddObserver(Recorder);
    }

    public LlmRuntime Runtime { get; }

    public LlmDashboardOptions Options { get; }

    public bool HasPlayground { get; }

    /// <summary>Whether it is open because this is Development, and nobody said that it should be to everybody.</summary>
    public bool IsLocalOnly { get; init; }

    /// <summary>Is cancelled when the application stops.</summary>
    public CancellationToken Stopping { get; }

    public ILogger Logger { get; }

    public CallRecorder Recorder { get; }

    public StateCache States { get; }

    public EventEndpoint Events { get; }

    /// <summary>The report of the runtime's tracer, or of what the dashboard saw where it has none.</summary>
    public PerformanceReport Report() => Runtime.HasTracer ? Runtime.Tracer.GetReport() : Recorder.Operations.GetReport();
}
