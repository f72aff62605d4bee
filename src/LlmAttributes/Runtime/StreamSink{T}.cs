namespace LlmAttributes.Runtime;

internal abstract class StreamSink<T> : StreamSink
{
    public abstract bool TryTake(out T item);
}
