namespace LlmAttributes.Generators.Reuse;

/// <summary>A 128-bit fingerprint, made of two independent 64-bit ones (FNV-1a with different primes and bases).</summary>
internal readonly record struct Shape(ulong High, ulong Low)
{
    public static Shape Empty { get; } = new(0xCBF29CE484222325, 0x9AE16A3B2F90404F);

    public Shape With(ulong value) => new((High ^ value) * 0x100000001B3, (Low ^ value) * 0xC6A4A7935BD1E995);

    public Shape With(Shape other) => With(other.High).With(other.Low);

    public Shape With(string text)
    {
        var shape = With((ulong)text.Length);
        foreach (var c in text)
            shape = shape.With(c);
        return shape;
    }
}
