using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LlmAttributes;

/// <summary>The one activity source and the one meter of the library.</summary>
internal static class Instruments
{
    public static readonly ActivitySource Source = new(LlmAttributesDiagnostics.ActivitySourceName);

    public static readonly Meter Meter = new(LlmAttributesDiagnostics.MeterName);

    public static readonly Histogram<double> CallDuration = Meter.CreateHistogram(
        SemConv.CallDuration, "s", "Duration of a call with all its attempts.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = SemConv.DurationBuckets });

    public static readonly Histogram<double> OperationDuration = Meter.CreateHistogram(
        SemConv.OperationDuration, "s", "GenAI operation duration.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = SemConv.DurationBuckets });

    public static readonly Histogram<long> TokenUsage = Meter.CreateHistogram(
        SemConv.TokenUsage, "{token}", "Number of input and output tokens used.", tags: null, new InstrumentAdvice<long> { HistogramBucketBoundaries = SemConv.TokenBuckets });

    public static readonly Counter<long> Attempts = Meter.CreateCounter<long>(SemConv.Attempts, "{attempt}", "Requests to models.");

    public static readonly Counter<long> Routes = Meter.CreateCounter<long>(SemConv.Routes, "{decision}", "Decisions of routes.");

    public static readonly Counter<double> Cost = Meter.CreateCounter<double>(SemConv.ClientCost, "{USD}", "Cost of answered attempts of priced models.");

    public static readonly Counter<long> BudgetRejections = Meter.CreateCounter<long>(SemConv.BudgetRejections, "{rejection}", "Attempts that a budget did not allow.");

    public static bool AnyListening =>
        Source.HasListeners() || CallDuration.Enabled || OperationDuration.Enabled || TokenUsage.Enabled || Attempts.Enabled || Cost.Enabled || BudgetRejections.Enabled || Routes.Enabled;
}
