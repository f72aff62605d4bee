namespace LlmAttributes;

/// <summary>The names under which LlmAttributes emits telemetry.</summary>
public static class LlmAttributesDiagnostics
{
    /// <summary>The name of the activity source.</summary>
    public const string ActivitySourceName = "LlmAttributes";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "LlmAttributes";
}
