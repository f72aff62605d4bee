using System.Text.Json;
using LlmAttributes.Generated.LlmAttributes_Behavior_Tests;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>The generated schema is what <see cref="AIJsonUtilities"/> makes of the type in its strictest form.</summary>
public class SchemaOracleTests
{
    private static readonly AIJsonSchemaCreateOptions s_strict = new()
    {
        TransformOptions = new() { DisallowAdditionalProperties = true, RequireAllProperties = true, MoveDefaultKeywordToDescription = true },
    };

    [Fact]
    public void Schema_OfEveryType_IsThePlatforms() => Assert.Multiple(
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_PlainShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_NumbersShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_TimesShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_IdsShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_OptionalShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_DefaultedShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_GradedShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_WideShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_ListsShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_NodeShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_PagesShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_SettableShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_DerivedShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_StructsShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_DrawingShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_DescribedShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_CheckedShape.Instance),
        static () => AssertSame(LlmAttributes_Behavior_Tests_Typed_BuiltShape.Instance),
        static () => AssertSame(Page_Plain_9f87f4c2Shape.Instance));

    [Fact]
    public void Schema_OfARootThatIsNoObject_HoldsThePlatforms() => Assert.Multiple(
        static () => AssertHeld(LlmAttributes_Behavior_Tests_Typed_FigureShape.Instance),
        static () => AssertHeld(LlmAttributes_Behavior_Tests_Typed_AnimalShape.Instance),
        static () => AssertHeld(List_Plain_38fbcdabShape.Instance),
        static () => AssertHeld(ImmutableArray_Tone_053e8b6fShape.Instance),
        static () => AssertHeld(System_DateOnlyShape.Instance),
        static () => AssertHeld(int_95e97e5eOrNullShape.Instance));

    [Fact]
    public void Schema_OfADocumentedRecord_DescribesItsParameters()
    {
        var schema = LlmAttributes_Behavior_Tests_Typed_StayShape.Instance.Schema;

        Assert.Contains("""{"description":"A stay.","type":"object","properties":{"start":{"description":"The first day.","type":"string","format":"date"}""", schema, StringComparison.Ordinal);
        Assert.Contains("""{"description":"The day after String & more.",""", schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_OfARootThatIsNoObject_StandsInAnObject() => Assert.Equal(
        """{"type":"object","properties":{"data":{"type":["integer","null"]}},"required":["data"],"additionalProperties":false}""",
        int_95e97e5eOrNullShape.Instance.Schema);

    // The platform allows any text there, since it reads names with commas between.
    [Fact]
    public void Schema_OfFlags_IsAListOfNames()
    {
        const string Names = """["array"],"items":{"type":"string","enum":["None","Read","Write","run it"]}""";

        var schema = LlmAttributes_Behavior_Tests_Typed_RightsShape.Instance.Schema;

        Assert.Contains("\"access\":{\"type\":" + Names.Replace("[\"array\"]", "\"array\"", StringComparison.Ordinal), schema, StringComparison.Ordinal);
        Assert.Contains("\"maybe\":{\"type\":" + Names.Replace("[\"array\"]", "[\"array\",\"null\"]", StringComparison.Ordinal), schema, StringComparison.Ordinal);
        Assert.StartsWith("""{"type":"object","properties":{"data":{"type":"array",""", LlmAttributes_Behavior_Tests_Typed_AccessShape.Instance.Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_OfATuple_HasTheNamesOfItsElements() => Assert.Equal(
        """{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},"required":["name","age"],"additionalProperties":false}""",
        string_Name__int_Age_fc1d1580Shape.Instance.Schema);

    private static void AssertSame<T>(JsonShape<T> shape)
    {
        var expected = AIJsonUtilities.CreateJsonSchema(typeof(T), serializerOptions: TypedContext.Default.Options, inferenceOptions: s_strict);

        Assert.Equal(SchemaText.Normalise(expected.GetRawText()), SchemaText.Normalise(shape.Schema));
    }

    private static void AssertHeld<T>(JsonShape<T> shape)
    {
        var expected = AIJsonUtilities.CreateJsonSchema(typeof(T), serializerOptions: TypedContext.Default.Options, inferenceOptions: s_strict);

        Assert.Equal(SchemaText.Normalise(expected.GetRawText()), SchemaText.NormaliseProperty(shape.Schema, "data"));
    }
}
