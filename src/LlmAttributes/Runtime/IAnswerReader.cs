using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Turns the response of a finished call into what its method returns. A struct, so that the engine's one method serves all results without a delegate.</summary>
internal interface IAnswerReader<TResult>
{
    /// <summary>Whether the result shows the attempts.</summary>
    bool NeedsRecords { get; }

    /// <summary>Whether reading takes no time worth measuring.</summary>
    bool IsInstant { get; }

    /// <summary>Reads the response.</summary>
    /// <exception cref="LlmException">The response cannot be read as the result type.</exception>
    TResult Read(ChatResponse response, CallEngine engine, CallFrame frame, Candidate candidate);
}
