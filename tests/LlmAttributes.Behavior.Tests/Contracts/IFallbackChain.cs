namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>A chain whose parts are for errors of their own.</summary>
[LlmClient]
[Model(Models.Fast), Fallback(Models.Smart, On = ErrorKinds.ContextLength), Fallback(Models.Local, Value = "none")]
public partial interface IFallbackChain
{
    [Prompt("p")]
    Task<LlmResult<string>> AskAsync(CancellationToken cancellationToken = default);
}
