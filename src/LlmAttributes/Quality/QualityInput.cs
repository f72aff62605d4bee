using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>An answer and what is known of its request. What is left out is not looked at.</summary>
/// <param name="Answer">The text of the answer.</param>
public sealed record QualityInput(string Answer)
{
    /// <summary>Gets the text of the request, without the context where that is given apart.</summary>
    public string? Request { get => field ?? Reading?.RequestText; init; }

    /// <summary>Gets what the answer has to rest on, for instance retrieved passages.</summary>
    public string? Context { get => field ?? Reading?.ContextText; init; }

    /// <summary>Gets what the answer has to keep to; it goes, field by field, before what the request says.</summary>
    public AnswerDemands? Demands { get; init; }

    /// <summary>Gets why the model stopped.</summary>
    public ChatFinishReason? FinishReason { get; init; }

    /// <summary>Request and context as they were read for another answer to the same.</summary>
    internal RequestReading? Reading { get; init; }
}
