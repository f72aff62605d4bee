using CsCheck;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Any value of each type.</summary>
internal static class TypedValues
{
    private static readonly Gen<Tone> s_tone = Gen.Enum<Tone>();
    private static readonly Gen<decimal> s_decimal = Gen.Select(Gen.Long, Gen.Int[0, 10], static (n, scale) => new decimal((int)n, (int)(n >> 32), 0, n < 0, (byte)scale));
    private static readonly Gen<double> s_double = Gen.Double.Where(double.IsFinite);
    private static readonly Gen<DateTime> s_time = Gen.Long[0, DateTime.MaxValue.Ticks].Select(static ticks => new DateTime(ticks, DateTimeKind.Utc));

    public static Gen<Plain> Plain { get; } = Gen.Select(Gen.String, Gen.Bool, Gen.Int, static (a, b, c) => new Plain(a, b, c));

    public static Gen<Numbers> Numbers { get; } = Gen.Select(Gen.Long, Gen.ULong, s_double, s_decimal, Gen.Float.Where(float.IsFinite), static (l, u, d, m, f) => new Numbers(
        (sbyte)l, (byte)u, (short)l, (ushort)u, (int)l, (uint)u, l, u, f, d, m, (Half)(l % 1000), (Int128)l * u, (UInt128)u * u));

    public static Gen<Times> Times { get; } = Gen.Select(s_time, Gen.Int[-14, 14], Gen.Long[-999999999999999, 999999999999999], static (at, hours, ticks) => new Times(
        at, new DateTimeOffset(at.Ticks, TimeSpan.Zero), DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), TimeSpan.FromTicks(ticks * (hours + 15))));

    public static Gen<Ids> Ids { get; } = Gen.Select(
        Gen.Guid, Gen.Char['!', '~'], Gen.Byte.Array, s_tone, static (id, letter, bytes, tone) => new Ids(id, new Uri($"https://host/{id}?q=%20é"), letter, bytes, tone));

    public static Gen<Optional> Optional { get; } = Gen.Select(Gen.Int[0, 255], Plain, s_time, static (mask, plain, time) => new Optional(
        (mask & 1) == 0 ? null : plain.Text,
        (mask & 2) == 0 ? null : plain.IsTrue,
        (mask & 4) == 0 ? null : plain.Count,
        (mask & 8) == 0 ? null : plain.Count / 4m,
        (mask & 16) == 0 ? null : Tone.VeryAngry,
        (mask & 32) == 0 ? null : time,
        (mask & 64) == 0 ? null : plain,
        (mask & 128) == 0 ? null : [plain.Count]));

    public static Gen<Graded> Graded { get; } = Gen.Select(Gen.Enum<Grade>(), s_tone, Gen.Bool, static (grade, tone, has) => new Graded(grade, has ? tone : null));

    public static Gen<Rights> Rights { get; } = Gen.Select(Gen.Int[0, 7], Gen.Int[-1, 7], Gen.Int[0, 7].List[0, 4], static (access, maybe, each) => new Rights(
        (Access)access, maybe < 0 ? null : (Access)maybe, [.. each.Select(static one => (Access)one)], (Access)access));

    public static Gen<Wide> Wide { get; } = Gen.Int.Array[65].Select(Gen.String, static (i, text) => new Wide(
        i[0], i[1], i[2], i[3], i[4], i[5], i[6], i[7], i[8], i[9], i[10], i[11], i[12], i[13], i[14], i[15], i[16], i[17], i[18], i[19], i[20], i[21], i[22], i[23], i[24], i[25],
        i[26], i[27], i[28], i[29], i[30], i[31], i[32], i[33], i[34], i[35], i[36], i[37], i[38], i[39], i[40], i[41], i[42], i[43], i[44], i[45], i[46], i[47], i[48], i[49], i[50],
        i[51], i[52], i[53], i[54], i[55], i[56], i[57], i[58], i[59], i[60], i[61], i[62], i[63], i[64], text, i[0] % 2 == 0 ? null : i[0]) { A68 = [i[1]] });

    public static Gen<Lists> Lists { get; } = Gen.Select(
        Gen.Int.Array[0, 5], Gen.String.List[0, 5], Plain.List[0, 4], s_double.Array[0, 4], s_tone.List[0, 4], static (ints, texts, plains, doubles, tones) => new Lists(
            ints,
            texts,
            plains,
            [.. doubles],
            tones,
            [.. ints],
            ints.Distinct().ToDictionary(static i => "k" + i, static i => i),
            plains.DistinctBy(static p => p.Text).ToDictionary(static p => p.Text),
            [.. ints.Select(static i => i % 2 == 0 ? (int?)null : i)],
            [[ints], []]));

    public static Gen<Node> Node { get; } = Gen.String.Select(Gen.Int[0, 6], static (name, depth) => Nest(name, depth));

    public static Gen<Pages> Pages { get; } = Plain.Select(static plain => new Pages(new(plain.Count, 1), new(plain, 2), new([plain.Text], 3)));

    public static Gen<Settable> Settable { get; } = Plain.Select(
        static plain => new Settable { Name = plain.Text, Size = plain.IsTrue ? plain.Count : null, Colour = "blue", Sizes = [plain.Count], Renamed = 4 });

    public static Gen<Derived> Derived { get; } = Plain.Select(static plain => new Derived { Name = plain.Text, Size = plain.Count, Weight = 2.5 });

    public static Gen<Structs> Structs { get; } = Gen.Select(
        Gen.Int, Gen.Int, Gen.Bool, static (x, y, has) => new Structs(new() { X = x, Y = y }, new(x, y), has ? new() { X = y, Y = x } : null, [new(y, x)]));

    public static Gen<Drawing> Drawing { get; } = Gen.Select(
        Gen.String, s_double, Gen.Bool, static (id, size, has) => new Drawing(new Circle(id, size), [new Square(id, size, has ? new Circle(id, 1) : null)], has ? new Circle(id, 2) : null));

    private static Node Nest(string name, int depth) => new(name, depth == 0 ? null : Nest(name, depth - 1), depth == 0 ? [] : [Nest(name, depth / 3)]);
}
