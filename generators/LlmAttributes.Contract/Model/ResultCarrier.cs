namespace LlmAttributes.Contract;

internal enum ResultCarrier
{
    Task,
    ValueTask,
    Stream,
}
