using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Collects what generated code says of the calls of a contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractTable
{
    // What expressions of holes call is ours to know.
    private const string OwnPrefix = "global::LlmAttributes.Runtime.Prompt.";

    private readonly List<CallDescription> _calls = [];

    internal ContractTable()
    {
    }

    /// <summary>Adds a call.</summary>
    /// <typeparam name="T">The type of its answer.</typeparam>
    /// <param name="call">The bound call.</param>
    /// <param name="result">The type that the method returns.</param>
    /// <param name="prompt">The messages with their placeholders: role and text in turn.</param>
    /// <returns>The table.</returns>
    public ContractTable Call<T>(BoundCall<T> call, string result, params string[] prompt)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Add(new TriedCall<T>(call), result, prompt);
    }

    /// <summary>Adds a stream.</summary>
    /// <param name="call">The bound stream.</param>
    /// <param name="result">The type that the method returns.</param>
    /// <param name="prompt">The messages with their placeholders: role and text in turn.</param>
    /// <returns>The table.</returns>
    public ContractTable Call(BoundStream call, string result, params string[] prompt)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Add(new TriedStream(call), result, prompt);
    }

    /// <summary>Adds a parameter to the last call.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="input">How its value can be given as text.</param>
    /// <param name="choices">The names of the values, where it is an enumeration.</param>
    /// <returns>The table.</returns>
    public ContractTable With(string name, string type = "string", ParameterInput input = ParameterInput.Text, params string[] choices)
    {
        _calls[^1].Add(new(name, DisplayName.Of(type)) { Input = input, Choices = choices });
        return this;
    }

    /// <summary>Says how the last call is made of text.</summary>
    /// <param name="render">Renders its messages.</param>
    /// <param name="keys">What its parameters say to the route.</param>
    /// <returns>The table.</returns>
    public ContractTable Try(Func<CallArguments, IReadOnlyList<ChatMessage>> render, Func<CallArguments, RouteKeys>? keys = null)
    {
        ArgumentNullException.ThrowIfNull(render);
        _calls[^1].MakeOf(render, keys);
        return this;
    }

    internal ContractDescription End(bool isObserved) => new(_calls.Count == 0 ? "" : _calls[0].Contract, _calls) { IsObserved = isObserved };

    private ContractTable Add(TriedCall call, string result, string[] prompt)
    {
        var messages = new PromptMessage[prompt.Length / 2];
        for (var i = 0; i < messages.Length; i++)
            messages[i] = new(prompt[2 * i], prompt[(2 * i) + 1].Replace(OwnPrefix, "", StringComparison.Ordinal));
        _calls.Add(new(call, DisplayName.Of(result), messages));
        return this;
    }
}
