using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using LlmAttributes.Generated.LlmAttributes_Behavior_Tests;
using LlmAttributes.Runtime;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Valid JSON is read as the platform's own generated code reads it, without any liberty.</summary>
public class ReadingOracleTests
{
    [Fact]
    public void Read_Plain_IsThePlatforms() => Check(TypedValues.Plain, LlmAttributes_Behavior_Tests_Typed_PlainShape.Instance, TypedContext.Default.Plain);

    [Fact]
    public void Read_Numbers_IsThePlatforms() => Check(TypedValues.Numbers, LlmAttributes_Behavior_Tests_Typed_NumbersShape.Instance, TypedContext.Default.Numbers);

    [Fact]
    public void Read_Times_IsThePlatforms() => Check(TypedValues.Times, LlmAttributes_Behavior_Tests_Typed_TimesShape.Instance, TypedContext.Default.Times);

    [Fact]
    public void Read_Ids_IsThePlatforms() => Check(TypedValues.Ids, LlmAttributes_Behavior_Tests_Typed_IdsShape.Instance, TypedContext.Default.Ids);

    [Fact]
    public void Read_Optional_IsThePlatforms() => Check(TypedValues.Optional, LlmAttributes_Behavior_Tests_Typed_OptionalShape.Instance, TypedContext.Default.Optional);

    [Fact]
    public void Read_Enums_IsThePlatforms() => Check(TypedValues.Graded, LlmAttributes_Behavior_Tests_Typed_GradedShape.Instance, TypedContext.Default.Graded);

    [Fact]
    public void Read_Flags_IsThePlatforms() => Check(TypedValues.Rights, LlmAttributes_Behavior_Tests_Typed_RightsShape.Instance, TypedContext.Default.Rights);

    [Fact]
    public void Read_ManyProperties_IsThePlatforms() => Check(TypedValues.Wide, LlmAttributes_Behavior_Tests_Typed_WideShape.Instance, TypedContext.Default.Wide);

    [Fact]
    public void Read_Lists_IsThePlatforms() => Check(TypedValues.Lists, LlmAttributes_Behavior_Tests_Typed_ListsShape.Instance, TypedContext.Default.Lists);

    [Fact]
    public void Read_Recursion_IsThePlatforms() => Check(TypedValues.Node, LlmAttributes_Behavior_Tests_Typed_NodeShape.Instance, TypedContext.Default.Node);

    [Fact]
    public void Read_Generics_IsThePlatforms() => Check(TypedValues.Pages, LlmAttributes_Behavior_Tests_Typed_PagesShape.Instance, TypedContext.Default.Pages);

    [Fact]
    public void Read_Classes_IsThePlatforms()
    {
        Check(TypedValues.Settable, LlmAttributes_Behavior_Tests_Typed_SettableShape.Instance, TypedContext.Default.Settable);
        Check(TypedValues.Derived, LlmAttributes_Behavior_Tests_Typed_DerivedShape.Instance, TypedContext.Default.Derived);
    }

    [Fact]
    public void Read_Structs_IsThePlatforms() => Check(TypedValues.Structs, LlmAttributes_Behavior_Tests_Typed_StructsShape.Instance, TypedContext.Default.Structs);

    [Fact]
    public void Read_Unions_IsThePlatforms() => Check(TypedValues.Drawing, LlmAttributes_Behavior_Tests_Typed_DrawingShape.Instance, TypedContext.Default.Drawing);

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
