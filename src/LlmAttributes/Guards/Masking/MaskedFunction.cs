using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A tool of a masked call: it gets the data itself, and what it answers is masked before the model reads it.</summary>
internal sealed class MaskedFunction(AIFunction inner, PersonalDataMask mask) : DelegatingAIFunction(inner)
{
    /// <summary>Wraps the tools of a request that run in the process; the options that were given are left as they are.</summary>
    public static ChatOptions? Wrap(ChatOptions? options, PersonalDataMask mask)
    {
        if (options is not ({ Tools.Count: > 0 } or { Instructions.Length: > 0 }))
            return options;
        var wrapped = options.Clone();
        wrapped.Instructions = options.Instructions is { } instructions ? mask.Replace(instructions) : null;
        if (options.Tools is { } tools)
            wrapped.Tools = [.. tools.Select(tool => tool is AIFunction function ? new MaskedFunction(function, mask) : tool)];
        return wrapped;
    }

    /// <inheritdoc/>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var restored = new AIFunctionArguments(MaskedArguments.Change(arguments, text => mask.Restore(text, isJson: false))) { Services = arguments.Services, Context = arguments.Context };

        // Tools may depend on the caller's context, as wherever they are run.
        var result = await base.InvokeCoreAsync(restored, cancellationToken).ConfigureAwait(true);
        return result is null ? null : MaskedArguments.Change(result, mask.Mask);
    }
}
