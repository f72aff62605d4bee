using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LlmAttributes;

/// <summary>The instruments of one meter. There is one meter a process, and one for each container that has a meter factory.</summary>
internal sealed class Instruments
{
    public static readonly ActivitySource Source = new(new ActivitySourceOptions(LlmAttributesDiagnostics.ActivitySourceName) { TelemetrySchemaUrl = SemConv.SchemaUrl });

    private readonly Meter _meter;
    private Histogram<double>? _logfireCost;

    private Instruments(Meter meter)
    {
        _meter = meter;
        CallDuration = Durations(SemConv.CallDuration, "Duration of a call with all its attempts.");
        WorkflowDuration = Histogram(SemConv.WorkflowDuration, SemConv.Seconds, "Duration of a workflow with all its calls.", SemConv.WorkflowBuckets);
        OperationDuration = Durations(SemConv.OperationDuration, "GenAI operation duration.");
        TimeToFirstChunk = Durations(SemConv.TimeToFirstChunk, "Time from the request to the first chunk of its answer.");
        TimePerOutputChunk = Durations(SemConv.TimePerOutputChunk, "Time from one chunk of an answer to the next.");
        TokenUsage = meter.CreateHistogram(SemConv.TokenUsage, SemConv.Tokens, "Number of input and output tokens used.", tags: null, new InstrumentAdvice<long> { HistogramBucketBoundaries = SemConv.TokenBuckets });
        Attempts = meter.CreateCounter<long>(SemConv.Attempts, SemConv.AttemptUnit, "Requests to models.");
        Routes = meter.CreateCounter<long>(SemConv.Routes, SemConv.DecisionUnit, "Decisions of routes.");
        Cost = meter.CreateCounter<double>(SemConv.ClientCost, SemConv.UsdUnit, "Cost of the attempts of priced models whose usage was reported.");
        OperationCost = Histogram(SemConv.OperationCost, SemConv.UsdUnit, "Cost of each attempt of a priced model whose usage was reported.", SemConv.CostBuckets);
        BudgetRejections = meter.CreateCounter<long>(SemConv.BudgetRejections, SemConv.RejectionUnit, "Attempts that a budget did not allow.");
        CacheLookUps = meter.CreateCounter<long>(SemConv.CacheLookUps, SemConv.LookUpUnit, "Calls that looked for a kept answer, by whether there was one.");
        CacheSavings = meter.CreateCounter<double>(SemConv.CacheSavings, SemConv.UsdUnit, "What kept and shared answers would have cost.");
        GuardVerdicts = meter.CreateCounter<long>(SemConv.GuardVerdicts, SemConv.VerdictUnit, "Prompts and answers that a guard has rewritten or refused.");
        ShadowComparisons = meter.CreateCounter<long>(SemConv.ShadowComparisons, SemConv.ComparisonUnit, "Calls that were sent to a second model, by how its answer compares.");
        ShadowSimilarity = Histogram(SemConv.ShadowSimilarity, SemConv.One, "Share of their words that the answers of a call's model and of its shadow have in common.", SemConv.ShareBuckets);
        EnsembleAgreement = Histogram(SemConv.EnsembleAgreement, SemConv.One, "Share of the members of an ensemble that gave its answer.", SemConv.ShareBuckets);
    }

    /// <summary>Those of code without a container.</summary>
    public static Instruments Shared { get; } = new(new(Options()));

    public Histogram<double> CallDuration { get; }

    public Histogram<double> WorkflowDuration { get; }

    public Histogram<double> OperationDuration { get; }

    public Histogram<double> TimeToFirstChunk { get; }

    public Histogram<double> TimePerOutputChunk { get; }

    public Histogram<long> TokenUsage { get; }

    public Counter<long> Attempts { get; }

    public Counter<long> Routes { get; }

    public Counter<double> Cost { get; }

    public Histogram<double> OperationCost { get; }

    public Counter<long> BudgetRejections { get; }

    public Counter<long> CacheLookUps { get; }

    public Counter<double> CacheSavings { get; }

    public Counter<long> GuardVerdicts { get; }

    public Counter<long> ShadowComparisons { get; }

    public Histogram<double> ShadowSimilarity { get; }

    public Histogram<double> EnsembleAgreement { get; }

    /// <summary>Made when somebody asks for it, since only one backend reads it.</summary>
    public Histogram<double> LogfireCost => _logfireCost ??= Histogram(SemConv.LogfireCost, SemConv.UsdUnit, "Cost of each attempt of a priced model whose usage was reported.", SemConv.CostBuckets);

    public bool AnyListening =>
        Source.HasListeners() || CallDuration.Enabled || OperationDuration.Enabled || TokenUsage.Enabled || Attempts.Enabled || Cost.Enabled || OperationCost.Enabled
        || BudgetRejections.Enabled || GuardVerdicts.Enabled || Routes.Enabled || EnsembleAgreement.Enabled || CacheLookUps.Enabled || CacheSavings.Enabled || TimeToFirstChunk.Enabled || TimePerOutputChunk.Enabled || _logfireCost is { Enabled: true };

    public static Instruments Of(IMeterFactory? factory) => factory is null ? Shared : new(factory.Create(Options()));

    private static MeterOptions Options() => new(LlmAttributesDiagnostics.MeterName) { TelemetrySchemaUrl = SemConv.SchemaUrl };

    private Histogram<double> Durations(string name, string description) => Histogram(name, SemConv.Seconds, description, SemConv.DurationBuckets);

    private Histogram<double> Histogram(string name, string unit, string description, double[] buckets) =>
        _meter.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = buckets });
}
