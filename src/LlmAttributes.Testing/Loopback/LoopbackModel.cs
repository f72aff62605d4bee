namespace LlmAttributes.Testing;

internal sealed class LoopbackModel(string name, Func<LoopbackRequest, CancellationToken, ValueTask<LoopbackReply>> handler)
{
    private int _calls;

    public string Name { get; } = name;

    public ValueTask<LoopbackReply> AnswerAsync(LoopbackRequest request, CancellationToken cancellationToken) => handler(request, cancellationToken);

    public int NextCall() => Interlocked.Increment(ref _calls) - 1;

    public static Func<LoopbackRequest, CancellationToken, ValueTask<LoopbackReply>> Play(LoopbackReply[] script) =>
        (request, _) => new(script[Math.Min(request.Call, script.Length - 1)]);
}
