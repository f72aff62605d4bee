using System.Globalization;

namespace LlmAttributes;

/// <summary>What spans and metrics hold. Read once, when the runtime is built.</summary>
public sealed class LlmTelemetryOptions
{
    /// <summary>The environment variable that counts where <see cref="CaptureContent"/> is not set; the values <c>true</c>, <c>span_only</c> and <c>span_and_event</c> switch capture on.</summary>
    public const string CaptureContentVariable = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

    /// <summary>Gets or sets a value indicating whether the spans of attempts hold prompts and answers, and the status of failed spans what the provider said. What <see cref="TracePerformanceAttribute.CaptureContent"/> says goes before.</summary>
    /// <value>The default is <see langword="null"/>: as the environment variable <see cref="CaptureContentVariable"/> says, else <see langword="false"/>.</value>
    public bool? CaptureContent { get; set; }

    /// <summary>Gets or sets what replaces the sensitive parts of each captured text before it is shortened. What it throws keeps the text out.</summary>
    /// <value>The default is <see langword="null"/>, which leaves texts as they are; <see cref="SecretRedactor.Redact"/> is one.</value>
    public Func<string, string>? ContentRedactor { get; set; }

    /// <summary>Gets or sets how much of each captured text is kept.</summary>
    /// <value>At least 1 character; the default is <see langword="null"/>, which is all of it.</value>
    public int? MaxContentLength { get; set; }

    /// <summary>Gets or sets under which names spans state what an attempt cost.</summary>
    /// <value>The default is <see cref="CostTelemetryFormats.LlmAttributes"/>.</value>
    public CostTelemetryFormats CostFormats { get; set; } = CostTelemetryFormats.LlmAttributes;

    internal void Validate()
    {
        if (MaxContentLength < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxContentLength), MaxContentLength, $"'{nameof(LlmTelemetryOptions)}.{nameof(MaxContentLength)}' must be at least 1 character, or null for all of a text.");
        const CostTelemetryFormats Clash = CostTelemetryFormats.GenAIDraft | CostTelemetryFormats.Langfuse;
        if ((CostFormats & Clash) == Clash)
            throw new ArgumentException($"'{nameof(LlmTelemetryOptions)}.{nameof(CostFormats)}' has both '{nameof(CostTelemetryFormats.GenAIDraft)}' and '{nameof(CostTelemetryFormats.Langfuse)}', of which one writes below '{SemConv.LangfuseCost}' what the other writes as its value; take one of them.");
        if (CostFormats is < CostTelemetryFormats.None or > (CostTelemetryFormats)31)
            throw new ArgumentOutOfRangeException(nameof(CostFormats), CostFormats, string.Create(CultureInfo.InvariantCulture, $"'{nameof(LlmTelemetryOptions)}.{nameof(CostFormats)}' is {(int)CostFormats}, which names no format; combine the values of '{nameof(CostTelemetryFormats)}'."));
    }
}
