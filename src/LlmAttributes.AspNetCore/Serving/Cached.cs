namespace LlmAttributes;

/// <summary>A value that is read again once it is old. One asks at a time.</summary>
internal sealed class Cached<T>(TimeProvider time, TimeSpan age)
{
    private T? _value;
    private long _read;
    private bool _isRead;

    public async ValueTask<T?> GetAsync(Func<CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        if (_isRead && time.GetElapsedTime(_read) < age)
            return _value;
        _value = await read(cancellationToken).ConfigureAwait(false);
        _read = time.GetTimestamp();
        _isRead = true;
        return _value;
    }
}
