using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using LlmAttributes.Generated.LlmAttributes_Behavior_Tests;
using LlmAttributes.Runtime;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Results that are no plain objects, and tuples: valid JSON of them is read as the platform's own generated code reads it, with and without the object that providers want around it.</summary>
public class RootOracleTests
{
    private static readonly Gen<Plain> s_plain = Gen.Select(Gen.String, Gen.Bool, Gen.Int, static (a, b, c) => new Plain(a, b, c));
    private static readonly Gen<double> s_double = Gen.Double.Where(double.IsFinite);

    private static readonly Gen<Figure> s_figure = Gen.Select(Gen.String, s_double, Gen.Int[0, 3]).Select(static (id, size, depth) =>
    {
        Figure figure = new Circle(id, size);
        for (var i = 0; i < depth; i++)
            figure = new Square(id, size, figure);
        return figure;
    });

    [Fact]
    public void Read_UnionAsRoot_IsThePlatforms() => CheckRoot(s_figure, LlmAttributes_Behavior_Tests_Typed_FigureShape.Instance, TypedContext.Default.Figure);

    [Fact]
    public void Read_UnionWithItsBaseAsRoot_IsThePlatforms() => CheckRoot(
        Gen.Select(Gen.String, Gen.Int, Gen.Bool, static (name, age, isDog) => isDog ? new Dog(name, age, new Animal(name)) : new Animal(name)),
        LlmAttributes_Behavior_Tests_Typed_AnimalShape.Instance,
        TypedContext.Default.Animal);

    [Fact]
    public void Read_NumberOrNull_IsThePlatforms() => CheckRoot(Gen.Int.Nullable(), int_95e97e5eOrNullShape.Instance, TypedContext.Default.NullableInt32);

    [Fact]
    public void Read_Day_IsThePlatforms() => CheckRoot(
        Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber), System_DateOnlyShape.Instance, TypedContext.Default.DateOnly);

    [Fact]
    public void Read_List_IsThePlatforms() => CheckRoot(s_plain.List[0, 5], List_Plain_38fbcdabShape.Instance, TypedContext.Default.ListPlain);

    [Fact]
    public void Read_ImmutableArray_IsThePlatforms() => CheckRoot(
        Gen.Enum<Tone>().Array[0, 5].Select(static tones => tones.ToImmutableArray()), ImmutableArray_Tone_053e8b6fShape.Instance, TypedContext.Default.ImmutableArrayTone);

    [Fact]
    public void Read_Dictionary_IsThePlatforms() => Check(
        Gen.Int.Array[0, 5].Select(static numbers => numbers.Distinct().ToDictionary(static n => $"k{n}", static n => n / 8m)), Dictionary_string__decimal_b385b3c7Shape.Instance, TypedContext.Default.DictionaryStringDecimal);

    [Fact]
    public void Read_ObjectOrNull_IsThePlatforms() => CheckRoot(
        Gen.Select(s_plain, Gen.Bool, static (plain, has) => has ? plain : null), LlmAttributes_Behavior_Tests_Typed_PlainOrNullShape.Instance, (JsonTypeInfo<Plain?>)TypedContext.Default.Plain!);

    [Fact]
    public void Read_Generic_IsThePlatforms() => Check(s_plain.Select(static plain => new Page<Plain>(plain, plain.Count)), Page_Plain_9f87f4c2Shape.Instance, TypedContext.Default.PagePlain);

    [Fact]
    public void Read_ClassWithAConstructor_IsThePlatforms() => Check(
        Gen.Select(Gen.String, Gen.Int.Nullable(), static (name, size) => new Built(name, size)), LlmAttributes_Behavior_Tests_Typed_BuiltShape.Instance, TypedContext.Default.Built);

    [Fact]
    public void Read_Tuple_IsThePlatforms() => Check(Gen.Select(Gen.Int, Gen.String), int__string_edda0d14Shape.Instance, TupleContext.Default.ValueTupleInt32String);

    [Fact]
    public void Read_TuplesInside_IsThePlatforms() => Check(
        Gen.Select(Gen.Int, s_double, s_plain, Gen.Enum<Tone>(), static (number, real, plain, tone) => new Paired((number, plain.Text), [(real, tone), (number, tone)], plain.IsTrue ? (true, plain) : null)),
        LlmAttributes_Behavior_Tests_Typed_PairedShape.Instance,
        TupleContext.Default.Paired);

    // The platform does not know the names that the compiler gives the elements, so a record of the same names stands in.
    [Fact]
    public void Read_NamedTuple_IsThatOfARecord() => Gen.Select(Gen.String, Gen.Int, static (name, age) => new Aged(name, age)).Sample(
        static aged =>
        {
            var json = JsonSerializer.Serialize(aged, TypedContext.Default.Aged);
            var read = string_Name__int_Age_fc1d1580Shape.Instance.Read(json, out var reading);

            Assert.Empty(reading.Faults);
            Assert.Empty(reading.Repairs);
            Assert.Equal(JsonSerializer.Deserialize(json, TypedContext.Default.Aged)!, new(read.Name, read.Age));
        },
        iter: 200);

    private static void CheckRoot<T>(Gen<T> values, JsonShape<T> shape, JsonTypeInfo<T> platform)
    {
        Check(values, shape, platform);
        Check(values, shape, platform, static json => $$"""{"data":{{json}}}""");
    }

    private static void Check<T>(Gen<T> values, JsonShape<T> shape, JsonTypeInfo<T> platform, Func<string, string>? wrap = null) => values.Sample(
        value =>
        {
            var json = JsonSerializer.Serialize(value, platform);
            var read = shape.Read(wrap is null ? json : wrap(json), out var reading);

            Assert.Empty(reading.Faults);
            Assert.Empty(reading.Repairs);
            Assert.Equal(JsonSerializer.Serialize(JsonSerializer.Deserialize(json, platform)!, platform), JsonSerializer.Serialize(read!, platform));
        },
        iter: 200);
}
