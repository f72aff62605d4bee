using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>A call with the prompt that its files hold now.</summary>
/// <typeparam name="TCall">The type of the bound call.</typeparam>
/// <param name="call">The call, bound with the fingerprint of the changed prompt.</param>
/// <param name="sheet">The prompt.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChangedPrompt<TCall>(TCall call, PromptSheet sheet)
    where TCall : class
{
    /// <summary>Gets the call.</summary>
    public TCall Call => call;

    /// <summary>Gets the prompt.</summary>
    public PromptSheet Sheet => sheet;
}
