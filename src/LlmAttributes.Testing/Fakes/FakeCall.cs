namespace LlmAttributes.Testing;

/// <summary>A call that a fake got.</summary>
/// <param name="Method">The name of the method.</param>
/// <param name="Arguments">Its arguments in their order, without the token.</param>
public sealed record FakeCall(string Method, IReadOnlyList<object?> Arguments)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Method}({string.Join(", ", Arguments)})";
}
