namespace LlmAttributes;

/// <summary>Under which names telemetry states what an attempt cost. No standard names a cost yet, so each backend looks for its own.</summary>
[Flags]
public enum CostTelemetryFormats
{
    /// <summary>Spans state no cost. The metrics <c>llmattributes.client.cost</c> and <c>llmattributes.client.operation.cost</c> do all the same.</summary>
    None = 0,

    /// <summary><c>llmattributes.cost.*</c>.</summary>
    LlmAttributes = 1,

    /// <summary>The proposal for the OpenTelemetry conventions: <c>gen_ai.usage.cost.amount</c>, <c>.currency</c> and <c>.source</c>. It cannot be had together with <see cref="Langfuse"/>.</summary>
    GenAIDraft = 2,

    /// <summary>Langfuse, OpenLIT and LiteLLM: <c>gen_ai.usage.cost</c>. It cannot be had together with <see cref="GenAIDraft"/>.</summary>
    Langfuse = 4,

    /// <summary>OpenInference, which Phoenix reads: <c>llm.cost.total</c>, <c>llm.cost.prompt</c> and <c>llm.cost.completion</c>.</summary>
    OpenInference = 8,

    /// <summary>Pydantic Logfire: <c>operation.cost</c>, as an attribute and as a metric.</summary>
    Logfire = 16,
}
