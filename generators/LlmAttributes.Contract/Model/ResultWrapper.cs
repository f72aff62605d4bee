namespace LlmAttributes.Contract;

internal enum ResultWrapper
{
    None,
    LlmResult,
    EnsembleResponse,
}
