namespace LlmAttributes.Runtime;

/// <summary>Votes on bytes.</summary>
internal sealed class BytesVoter : Voter<byte[]>
{
    public static BytesVoter Instance { get; } = new();

    public override bool Same(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right);

    internal override bool IsCertain(ReadOnlySpan<byte[]> answers, ReadOnlySpan<double> weights, double open) => Leads(answers, weights, open);
}
