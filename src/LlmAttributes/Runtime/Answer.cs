using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Reads a model's response as a result type.</summary>
/// <typeparam name="T">The result type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Answer<T>
{
    private protected Answer()
    {
    }

    /// <summary>Gets what a readable answer is, for messages: <c>one of the 3 names of 'Category'</c>.</summary>
    internal abstract string Expected { get; }

    /// <summary>Gets the form that a model that keeps to a schema is asked for.</summary>
    internal virtual ChatResponseFormat? Format => null;

    /// <summary>Gets the schema of an answer in JSON.</summary>
    internal virtual string? Schema => null;

    /// <summary>Gets what the other models are told about the form.</summary>
    internal virtual string? Instructions => null;

    /// <summary>Gets a value indicating whether a response may not be readable.</summary>
    internal virtual bool CanFail => true;

    /// <summary>Gets how two answers are compared when members vote.</summary>
    internal virtual IEqualityComparer<T> VoteComparer => EqualityComparer<T>.Default;

    /// <summary>Gets among how many answers a model chooses; 0 when any answer is possible.</summary>
    internal virtual int Choices => 0;

    /// <summary>Gets how several answers become one, where that is more than to choose among them.</summary>
    internal virtual Voter<T>? Voter => null;

    /// <summary>Reads the response and tells what it took to.</summary>
    /// <param name="response">The response.</param>
    /// <param name="reading">Takes liberties and faults; only answers that are read as JSON have any.</param>
    /// <param name="value">The answer.</param>
    internal virtual bool TryRead(ChatResponse response, JsonReading reading, out T value) => TryRead(response, out value);

    internal abstract bool TryRead(ChatResponse response, out T value);

    /// <summary>Reads the response of a call.</summary>
    /// <param name="response">The response.</param>
    /// <param name="engine">Who has asked.</param>
    /// <param name="frame">The call.</param>
    /// <param name="candidate">Who has answered.</param>
    /// <param name="repairs">The liberties that were taken.</param>
    /// <exception cref="LlmException">It cannot be read.</exception>
    internal T Read(ChatResponse response, CallEngine engine, CallFrame frame, Candidate candidate, out IReadOnlyList<LlmRepair> repairs)
    {
        var reading = JsonReading.Rent();
        var value = TryRead(response, reading, out var read) ? read : throw engine.Unreadable(Expected, reading, response, frame, candidate);
        repairs = reading.CopyRepairs();
        reading.Return();
        return value;
    }

    /// <summary>Gives the answer as a model reads it best.</summary>
    /// <param name="response">A response that was read.</param>
    internal virtual string TextOf(ChatResponse response) => response.Text;

    /// <summary>Joins the answers of several responses.</summary>
    /// <param name="responses">Responses that were read.</param>
    /// <returns>The text of them all, or <see langword="null"/> where answers cannot be joined.</returns>
    internal virtual string? Join(IReadOnlyList<ChatResponse> responses) => null;
}
