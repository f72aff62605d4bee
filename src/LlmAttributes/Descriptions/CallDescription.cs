using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A call of a contract, as it is declared.</summary>
public sealed class CallDescription
{
    private readonly TriedCall _call;
    private readonly List<ParameterDescription> _parameters = [];
    private Func<CallArguments, IReadOnlyList<ChatMessage>>? _render;
    private Func<CallArguments, RouteKeys>? _keys;

    internal CallDescription(TriedCall call, string result, IReadOnlyList<PromptMessage> prompt)
    {
        _call = call;
        Result = result;
        Prompt = prompt;
    }

    /// <summary>Gets the name of the contract.</summary>
    public string Contract => Plan.Contract;

    /// <summary>Gets the name of the method.</summary>
    public string Name => Plan.Call;

    /// <summary>Gets the policies of the call, and the name, version and fingerprint of its prompt.</summary>
    public CallPlan Plan => _call.Plan;

    /// <summary>Gets the type that the method returns, without namespaces.</summary>
    public string Result { get; }

    /// <summary>Gets the messages as they are declared, with their placeholders.</summary>
    public IReadOnlyList<PromptMessage> Prompt { get; }

    /// <summary>Gets the parameters, except for token and options.</summary>
    public IReadOnlyList<ParameterDescription> Parameters => _parameters;

    /// <summary>Gets a value indicating whether the answer is streamed.</summary>
    public bool IsStream => _call.IsStream;

    /// <summary>Gets why the call cannot be made of text, or <see langword="null"/> when it can.</summary>
    public string? Obstacle
    {
        get
        {
            if (_render is not null)
                return null;
            foreach (var parameter in _parameters)
            {
                if (parameter.Input == ParameterInput.None)
                    return $"'{parameter.Name}' is of type '{parameter.Type}', which has no plain text form.";
            }

            return "The method has type parameters, which text cannot name.";
        }
    }

    /// <summary>Makes the call of text, without sending anything yet.</summary>
    /// <param name="values">The values by parameter; those that are missing have their default, or are empty.</param>
    /// <returns>The call.</returns>
    /// <exception cref="FormatException">A value cannot be read; the message names the parameter.</exception>
    /// <exception cref="InvalidOperationException">The call has an <see cref="Obstacle"/>.</exception>
    public CallTrial Try(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (_render is null)
            throw new InvalidOperationException($"'{Plan.FullName}' cannot be made of text: {Obstacle}");
        var arguments = new CallArguments(values);
        return new(_call, _render(arguments), _keys?.Invoke(arguments) ?? default);
    }

    internal void Add(ParameterDescription parameter) => _parameters.Add(parameter);

    internal void MakeOf(Func<CallArguments, IReadOnlyList<ChatMessage>> render, Func<CallArguments, RouteKeys>? keys)
    {
        _render = render;
        _keys = keys;
    }
}
