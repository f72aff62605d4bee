namespace LlmAttributes;

/// <summary>The names under which LlmAttributes emits telemetry, after the OpenTelemetry GenAI conventions v1.41.</summary>
/// <remarks>
/// The values of <c>error.type</c>, of which the first that fits holds:
/// <list type="table">
/// <item><term><c>System.OperationCanceledException</c></term><description>The caller cancelled, or the attempt of an ensemble or a hedge was no longer needed.</description></item>
/// <item><term><c>429</c>, <c>503</c> …</term><description>The HTTP status of the provider's answer.</description></item>
/// <item><term><c>timeout</c></term><description>A limit of the call, the attempt, its first output or the pause in its stream was over.</description></item>
/// <item><term><c>llmattributes.budget_exceeded</c></term><description>A budget did not allow the attempt.</description></item>
/// <item><term><c>llmattributes.invalid_response</c></term><description>The answer could not be read as the declared type.</description></item>
/// <item><term><c>llmattributes.guard_refused</c></term><description>A guard refused the prompt or the answer.</description></item>
/// <item><term><c>llmattributes.all_failed</c></term><description>No candidate answered, or too few members of an ensemble, and no status says why.</description></item>
/// <item><term>another name</term><description>The full name of the exception's type, <c>_OTHER</c> where it has none.</description></item>
/// </list>
/// </remarks>
public static class LlmAttributesDiagnostics
{
    /// <summary>The name of the activity source.</summary>
    public const string ActivitySourceName = "LlmAttributes";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "LlmAttributes";
}
