using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using LlmAttributes.Generated.LlmAttributes_Behavior_Tests;
using LlmAttributes.Runtime;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Valid JSON is read as the platform's own generated code reads it, without any liberty.</summary>
public class ReadingOracleTests
{
    private static readonly Gen<Tone> s_tone = Gen.Enum<Tone>();
    private static readonly Gen<Plain> s_plain = Gen.Select(Gen.String, Gen.Bool, Gen.Int, static (a, b, c) => new Plain(a, b, c));
    private static readonly Gen<decimal> s_decimal = Gen.Select(Gen.Long, Gen.Int[0, 10], static (n, scale) => new decimal((int)n, (int)(n >> 32), 0, n < 0, (byte)scale));
    private static readonly Gen<double> s_double = Gen.Double.Where(double.IsFinite);
    private static readonly Gen<DateTime> s_time = Gen.Long[0, DateTime.MaxValue.Ticks].Select(static ticks => new DateTime(ticks, DateTimeKind.Utc));

    [Fact]
    public void Read_Plain_IsThePlatforms() => Check(s_plain, LlmAttributes_Behavior_Tests_Typed_PlainShape.Instance, TypedContext.Default.Plain);

    [Fact]
    public void Read_Numbers_IsThePlatforms() => Check(
        Gen.Select(Gen.Long, Gen.ULong, s_double, s_decimal, Gen.Float.Where(float.IsFinite), static (l, u, d, m, f) => new Numbers(
            (sbyte)l, (byte)u, (short)l, (ushort)u, (int)l, (uint)u, l, u, f, d, m, (Half)(l % 1000), (Int128)l * u, (UInt128)u * u)),
        LlmAttributes_Behavior_Tests_Typed_NumbersShape.Instance,
        TypedContext.Default.Numbers);

    [Fact]
    public void Read_Times_IsThePlatforms() => Check(
        Gen.Select(s_time, Gen.Int[-14, 14], Gen.Long[-999999999999999, 999999999999999], static (at, hours, ticks) => new Times(
            at, new DateTimeOffset(at.Ticks, TimeSpan.Zero), DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), TimeSpan.FromTicks(ticks * (hours + 15)))),
        LlmAttributes_Behavior_Tests_Typed_TimesShape.Instance,
        TypedContext.Default.Times);

    [Fact]
    public void Read_Ids_IsThePlatforms() => Check(
        Gen.Select(Gen.Guid, Gen.Char['!', '~'], Gen.Byte.Array, s_tone, static (id, letter, bytes, tone) => new Ids(id, new Uri($"https://host/{id}?q=%20é"), letter, bytes, tone)),
        LlmAttributes_Behavior_Tests_Typed_IdsShape.Instance,
        TypedContext.Default.Ids);

    [Fact]
    public void Read_Optional_IsThePlatforms() => Check(
        Gen.Select(Gen.Int[0, 255], s_plain, s_time, static (mask, plain, time) => new Optional(
            (mask & 1) == 0 ? null : plain.Text,
            (mask & 2) == 0 ? null : plain.IsTrue,
            (mask & 4) == 0 ? null : plain.Count,
            (mask & 8) == 0 ? null : plain.Count / 4m,
            (mask & 16) == 0 ? null : Tone.VeryAngry,
            (mask & 32) == 0 ? null : time,
            (mask & 64) == 0 ? null : plain,
            (mask & 128) == 0 ? null : [plain.Count])),
        LlmAttributes_Behavior_Tests_Typed_OptionalShape.Instance,
        TypedContext.Default.Optional);

    [Fact]
    public void Read_Enums_IsThePlatforms() => Check(
        Gen.Select(Gen.Enum<Grade>(), s_tone, Gen.Bool, static (grade, tone, has) => new Graded(grade, has ? tone : null)), LlmAttributes_Behavior_Tests_Typed_GradedShape.Instance, TypedContext.Default.Graded);

    [Fact]
    public void Read_Flags_IsThePlatforms() => Check(
        Gen.Select(Gen.Int[0, 7], Gen.Int[-1, 7], Gen.Int[0, 7].List[0, 4], static (access, maybe, each) => new Rights(
            (Access)access, maybe < 0 ? null : (Access)maybe, [.. each.Select(static one => (Access)one)], (Access)access)),
        LlmAttributes_Behavior_Tests_Typed_RightsShape.Instance,
        TypedContext.Default.Rights);

    [Fact]
    public void Read_ManyProperties_IsThePlatforms() => Check(
        Gen.Int.Array[65].Select(Gen.String, static (i, text) => new Wide(
            i[0], i[1], i[2], i[3], i[4], i[5], i[6], i[7], i[8], i[9], i[10], i[11], i[12], i[13], i[14], i[15], i[16], i[17], i[18], i[19], i[20], i[21], i[22], i[23], i[24], i[25],
            i[26], i[27], i[28], i[29], i[30], i[31], i[32], i[33], i[34], i[35], i[36], i[37], i[38], i[39], i[40], i[41], i[42], i[43], i[44], i[45], i[46], i[47], i[48], i[49], i[50],
            i[51], i[52], i[53], i[54], i[55], i[56], i[57], i[58], i[59], i[60], i[61], i[62], i[63], i[64], text, i[0] % 2 == 0 ? null : i[0]) { A68 = [i[1]] }),
        LlmAttributes_Behavior_Tests_Typed_WideShape.Instance,
        TypedContext.Default.Wide);

    [Fact]
    public void Read_Lists_IsThePlatforms() => Check(
        Gen.Select(Gen.Int.Array[0, 5], Gen.String.List[0, 5], s_plain.List[0, 4], s_double.Array[0, 4], s_tone.List[0, 4], static (ints, texts, plains, doubles, tones) => new Lists(
            ints,
            texts,
            plains,
            [.. doubles],
            tones,
            [.. ints],
            ints.Distinct().ToDictionary(static i => "k" + i, static i => i),
            plains.DistinctBy(static p => p.Text).ToDictionary(static p => p.Text),
            [.. ints.Select(static i => i % 2 == 0 ? (int?)null : i)],
            [[ints], []])),
        LlmAttributes_Behavior_Tests_Typed_ListsShape.Instance,
        TypedContext.Default.Lists);

    [Fact]
    public void Read_Recursion_IsThePlatforms() => Check(
        Gen.String.Select(Gen.Int[0, 6], static (name, depth) => Nest(name, depth)), LlmAttributes_Behavior_Tests_Typed_NodeShape.Instance, TypedContext.Default.Node);

    [Fact]
    public void Read_Generics_IsThePlatforms() => Check(
        s_plain.Select(static plain => new Pages(new(plain.Count, 1), new(plain, 2), new([plain.Text], 3))), LlmAttributes_Behavior_Tests_Typed_PagesShape.Instance, TypedContext.Default.Pages);

    [Fact]
    public void Read_Classes_IsThePlatforms()
    {
        Check(
            s_plain.Select(static plain => new Settable { Name = plain.Text, Size = plain.IsTrue ? plain.Count : null, Colour = "blue", Sizes = [plain.Count], Renamed = 4 }),
            LlmAttributes_Behavior_Tests_Typed_SettableShape.Instance,
            TypedContext.Default.Settable);
        Check(
            s_plain.Select(static plain => new Derived { Name = plain.Text, Size = plain.Count, Weight = 2.5 }),
            LlmAttributes_Behavior_Tests_Typed_DerivedShape.Instance,
            TypedContext.Default.Derived);
    }

    [Fact]
    public void Read_Structs_IsThePlatforms() => Check(
        Gen.Select(Gen.Int, Gen.Int, Gen.Bool, static (x, y, has) => new Structs(new() { X = x, Y = y }, new(x, y), has ? new() { X = y, Y = x } : null, [new(y, x)])),
        LlmAttributes_Behavior_Tests_Typed_StructsShape.Instance,
        TypedContext.Default.Structs);

    [Fact]
    public void Read_Unions_IsThePlatforms() => Check(
        Gen.Select(Gen.String, s_double, Gen.Bool, static (id, size, has) => new Drawing(new Circle(id, size), [new Square(id, size, has ? new Circle(id, 1) : null)], has ? new Circle(id, 2) : null)),
        LlmAttributes_Behavior_Tests_Typed_DrawingShape.Instance,
        TypedContext.Default.Drawing);

    private static Node Nest(string name, int depth) => new(name, depth == 0 ? null : Nest(name, depth - 1), depth == 0 ? [] : [Nest(name, depth / 3)]);

    private static void Check<T>(Gen<T> values, JsonShape<T> shape, JsonTypeInfo<T> platform) => values.Sample(
        value =>
        {
            var json = JsonSerializer.Serialize(value, platform);
            var read = shape.Read(json, out var reading);

            Assert.Empty(reading.Faults);
            Assert.Empty(reading.Repairs);
            Assert.Equal(JsonSerializer.Serialize(JsonSerializer.Deserialize(json, platform)!, platform), JsonSerializer.Serialize(read!, platform));
        },
        iter: 200);
}
