using System.Globalization;
using LlmAttributes.Generated.LlmAttributes_Behavior_Tests;
using LlmAttributes.Runtime;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>What is not quite what was asked for is read where it can mean one thing only; what is not there is never made up.</summary>
public class CoercionTests
{
    [Theory]
    [InlineData("""{"Text":"a","is_true":true,"COUNT":1}""", "PropertyName,PropertyName,PropertyName")]
    [InlineData("""{"text":"a","isTrue":"yes","count":"1"}""", "TextAsBoolean,TextAsNumber")]
    [InlineData("""{"text":"a","isTrue":1,"count":1.0}""", "TextAsBoolean,WholeNumber")]
    [InlineData("""{"plain":{"text":"a","isTrue":true,"count":1}}""", "Unwrapped")]
    [InlineData("""[{"text":"a","isTrue":true,"count":1}]""", "ListAsSingle")]
    [InlineData("""{"text":["a"],"isTrue":true,"count":{"value":1}}""", "ListAsSingle,Unwrapped")]
    [InlineData("""{"more":2,"text":"a","isTrue":true,"count":1}""", "UnknownProperty")]
    [InlineData("""{"text":"b","text":"a","isTrue":true,"count":1}""", "DuplicateProperty")]
    [InlineData("""{"te\u0078t":"a","isTrue":true,"count":1}""", "")]
    public void Read_ALooseObject_NotesEachLiberty(string json, string kinds)
    {
        var value = LlmAttributes_Behavior_Tests_Typed_PlainShape.Instance.Read(json, out var reading);

        Assert.Empty(reading.Faults);
        Assert.Equal(new Plain("a", true, 1), value);
        Assert.Equal(kinds, string.Join(",", reading.Repairs.Select(static repair => repair.Kind)));
    }

    [Theory]
    [InlineData("""{"text":"a","isTrue":true}""", "$.count: expected a whole number, found nothing")]
    [InlineData("""{"text":"a","isTrue":true,"count":null}""", "$.count: expected a whole number, found 'null'")]
    [InlineData("""{"text":"a","isTrue":true,"count":1.5}""", "$.count: expected a whole number, found '1.5'")]
    [InlineData("""{"text":"a","isTrue":true,"count":"many"}""", "$.count: expected a whole number, found '\"many\"'")]
    [InlineData("""{"text":"a","isTrue":"maybe","count":1}""", "$.isTrue: expected true or false, found '\"maybe\"'")]
    [InlineData("""{"text":["a","b"],"isTrue":true,"count":1}""", "$.text: expected text, found '[…]'")]
    [InlineData("""{"text":"a","isTrue":true,"count":99999999999}""", "$.count: expected a whole number, found '99999999999'")]
    [InlineData("12", "$: expected an object, found '12'")]
    [InlineData("[]", "$: expected an object, found '[…]'")]
    public void Read_WhatIsMissingOrWrong_IsAFaultWithItsPath(string json, string fault)
    {
        LlmAttributes_Behavior_Tests_Typed_PlainShape.Instance.Read(json, out var reading);

        Assert.Equal(fault, Assert.Single(reading.Faults).ToString());
    }

    [Theory]
    [InlineData("""{"id":"\ud800","link":"https://host/","letter":"x","bytes":"AQI=","tone":"Calm"}""", "$.id: expected a UUID, found '\"\uFFFD\"'")]
    [InlineData("""{"id":"6f9619ff-8b86-d011-b42d-00cf4fc964ff","link":"https://host/","letter":"x","bytes":"AQ\uDC00=","tone":"Calm"}""", "$.bytes: expected text in Base64, found '\"AQ\uFFFD=\"'")]
    public void Read_HalfACharacterInAFormatOfItsOwn_IsAFault(string json, string fault)
    {
        LlmAttributes_Behavior_Tests_Typed_IdsShape.Instance.Read(json, out var reading);

        Assert.Equal(fault, Assert.Single(reading.Faults).ToString());
    }

    [Theory]
    [InlineData("""{"\ud800":1,"at":"\ud800","when":"\ud800","day":"\ud800","clock":"\ud800","length":"\ud800"}""")]
    [InlineData("""{"at":"\uDC00","when":"2025-01-31T08:30:00\u002B01:00\uDC00","day":"2025-01-\uDC00","clock":"","length":""}""")]
    public void Read_HalfACharacterInATime_IsAFaultOfEach(string json)
    {
        LlmAttributes_Behavior_Tests_Typed_TimesShape.Instance.Read(json, out var reading);

        Assert.Equal(["$.at", "$.when", "$.day", "$.clock", "$.length"], reading.Faults.Select(static f => f.Path));
    }

    [Fact]
    public void Read_EscapedValuesInAFormatOfTheirOwn_AreReadWithoutALiberty()
    {
        const string Json = """{"id":"\u0036f9619ff-8b86-d011-b42d-00cf4fc964ff","link":"https:\/\/host/","letter":"\u0078","bytes":"AQI\u003D","tone":"C\u0061lm"}""";

        var ids = LlmAttributes_Behavior_Tests_Typed_IdsShape.Instance.Read(Json, out var reading);

        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Repairs);
        Assert.Equal((Guid.Parse("6f9619ff-8b86-d011-b42d-00cf4fc964ff"), 'x', Tone.Calm), (ids!.Id, ids.Letter, ids.Tone));
    }

    [Theory]
    [InlineData("""["Read","run it"]""", Access.Read | Access.Run, "")]
    [InlineData("""{"data":[]}""", Access.None, "")]
    [InlineData("\"Read, Write\"", Access.Read | Access.Write, "")]
    [InlineData("\"run_it|WRITE\"", Access.Run | Access.Write, "EnumName,EnumName")]
    [InlineData("5", Access.Read | Access.Run, "EnumName")]
    [InlineData("""{"rights":"Write"}""", Access.Write, "Unwrapped")]
    public void Read_Flags_CombinesTheirNames(string json, Access expected, string kinds)
    {
        var value = LlmAttributes_Behavior_Tests_Typed_AccessShape.Instance.Read(json, out var reading);

        Assert.Empty(reading.Faults);
        Assert.Equal(expected, value);
        Assert.Equal(kinds, string.Join(",", reading.Repairs.Select(static repair => repair.Kind)));
    }

    [Theory]
    [InlineData("""["Read","Delete"]""", "$[1]: expected a list of \"None\", \"Read\", \"Write\", \"run it\", found '\"Delete\"'")]
    [InlineData("\"Read, Delete\"", "$: expected a list of \"None\", \"Read\", \"Write\", \"run it\", found '\"Read, Delete\"'")]
    [InlineData("9", "$: expected a list of \"None\", \"Read\", \"Write\", \"run it\", found '9'")]
    [InlineData("null", "$: expected a list of \"None\", \"Read\", \"Write\", \"run it\", found 'null'")]
    public void Read_FlagsThatAreUnknown_IsAFault(string json, string fault)
    {
        LlmAttributes_Behavior_Tests_Typed_AccessShape.Instance.Read(json, out var reading);

        Assert.Equal(fault, Assert.Single(reading.Faults).ToString());
    }

    [Fact]
    public void Read_MissingPropertiesBeyondTheSixtyFourth_AreToldOrDefaulted()
    {
        var text = string.Join(",", Enumerable.Range(1, 64).Select(static i => $"\"a{i:00}\":{i}"));

        LlmAttributes_Behavior_Tests_Typed_WideShape.Instance.Read($$"""{{{text}}}""", out var missing);
        var value = LlmAttributes_Behavior_Tests_Typed_WideShape.Instance.Read($$"""{{{text}},"a65":65,"a65":66,"a68":null}""", out var reading)!;

        Assert.Equal("$.a65: expected a whole number, found nothing", Assert.Single(missing.Faults).ToString());
        Assert.Equal((64, 66, "none", null), (value.A64, value.A65, value.A66, value.A67));
        Assert.Equal([8], value.A68);
        Assert.Contains(new LlmRepair(LlmRepairKind.DuplicateProperty, "$.a65"), reading.Repairs);
    }

    [Fact]
    public void Read_MissingOptionals_KeepTheTypesDefaults()
    {
        var value = LlmAttributes_Behavior_Tests_Typed_SettableShape.Instance.Read("""{"name":"a","size":null,"sizes":null}""", out var reading)!;

        Assert.Equal(("a", null, "red", 3, null), (value.Name, value.Size, value.Colour, value.Renamed, value.Note));
        Assert.Equal([1, 2], value.Sizes);
        Assert.Contains(new LlmRepair(LlmRepairKind.NullAsMissing, "$.sizes", "null"), reading.Repairs);
        Assert.Contains(new LlmRepair(LlmRepairKind.DefaultValue, "$.colour"), reading.Repairs);
        Assert.Equal(new Defaulted(), LlmAttributes_Behavior_Tests_Typed_DefaultedShape.Instance.Read("{}", out _));
    }

    [Fact]
    public void Read_NestedFaults_NameTheWholePath()
    {
        LlmAttributes_Behavior_Tests_Typed_DrawingShape.Instance.Read(
            """{"first":{"kind":"circle","id":"a","radius":1},"others":[{"kind":"square","id":"b","side":1,"inner":{"kind":"circle","id":"c"}},{"kind":"line","id":"d"}],"maybe":null}""", out var reading);

        Assert.Equal(
            ["$.others[0].inner.radius: expected a number, found nothing", "$.others[1].kind: expected one of \"circle\", \"square\", found '\"line\"'"],
            reading.Faults.Select(static fault => fault.ToString()));
    }

    [Theory]
    [InlineData("""{"first":{"id":"a","radius":1},"others":[],"maybe":null}""", LlmRepairKind.Discriminator)]
    [InlineData("""{"first":{"id":"a","radius":1,"Kind":"CIRCLE"},"others":[],"maybe":null}""", LlmRepairKind.EnumName)]
    public void Read_AUnionWithoutAnExactKind_IsToldByWhatItHas(string json, LlmRepairKind kind)
    {
        var value = LlmAttributes_Behavior_Tests_Typed_DrawingShape.Instance.Read(json, out var reading);

        Assert.Empty(reading.Faults);
        Assert.Equal(new Circle("a", 1), value!.First);
        Assert.Contains(reading.Repairs, repair => repair.Kind == kind);
    }

    [Theory]
    [InlineData("""{"data":[{"text":"a","isTrue":true,"count":1}]}""", "")]
    [InlineData("""[{"text":"a","isTrue":true,"count":1}]""", "")]
    [InlineData("""{"items":[{"text":"a","isTrue":true,"count":1},null]}""", "Unwrapped,NullAsMissing")]
    [InlineData("""{"text":"a","isTrue":true,"count":1}""", "SingleAsList")]
    public void Read_ARootList_IsFoundWhereItStands(string json, string kinds)
    {
        var value = List_Plain_38fbcdabShape.Instance.Read(json, out var reading);

        Assert.Empty(reading.Faults);
        Assert.Equal([new Plain("a", true, 1)], value!);
        Assert.Equal(kinds, string.Join(",", reading.Repairs.Select(static repair => repair.Kind)));
    }

    [Theory]
    [InlineData("VERY-ANGRY", LlmRepairKind.EnumName)]
    [InlineData("very angry", null)]
    public void Read_ANameOfAnEnumeration_IsFolded(string name, LlmRepairKind? kind)
    {
        var value = ImmutableArray_Tone_053e8b6fShape.Instance.Read($$"""{"data":["{{name}}"]}""", out var reading);

        Assert.Equal(Tone.VeryAngry, Assert.Single(value));
        Assert.Equal(kind, reading.Repairs.Select(static repair => (LlmRepairKind?)repair.Kind).SingleOrDefault());
    }

    [Theory]
    [InlineData("2025-03-04T10:30:00Z", "2025-03-04")]
    [InlineData("4 March 2025", "2025-03-04")]
    [InlineData("2025/3/4", "2025-03-04")]
    [InlineData("03/04/2025", null)]
    [InlineData("March 4", null)]
    [InlineData("10:30", null)]
    public void Read_ADate_TakesWhatIsBeyondDoubt(string text, string? day)
    {
        var value = System_DateOnlyShape.Instance.Read($"\"{text}\"", out var reading);

        Assert.Equal(day is null, reading.HasFaults);
        if (day is not null)
            Assert.Equal(day, value.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("\"count\":11", "$.count: expected a number from 1 to 10, found '11'")]
    [InlineData("\"share\":0.4", "$.share: expected a number from 0.5 to 1.5, found '0.4'")]
    [InlineData("\"code\":\"a\"", "$.code: expected text of 2 to 5 characters, found '\"a\"'")]
    [InlineData("\"word\":\"ab1\"", "$.word: expected text that matches '[a-z]+', found '\"ab1\"'")]
    [InlineData("\"items\":[]", "$.items: expected at least 1 items, found '0 items'")]
    [InlineData("\"letter\":\"z\"", "$.letter: expected one of x, y, found 'z'")]
    [InlineData("\"pair\":[\"a\",\"b\",\"c\"]", "$.pair: expected 1 to 2 items, found '3 items'")]
    [InlineData("\"stars\":9", "$.stars: expected a number from 1 to 5, found '9'")]
    public void Read_WhatBreaksADemand_IsAFault(string replacement, string fault)
    {
        var name = replacement[1..replacement.IndexOf('"', 1)];
        var members = new Dictionary<string, string>
        {
            ["count"] = "\"count\":1", ["share"] = "\"share\":1", ["code"] = "\"code\":\"abc\"", ["word"] = "\"word\":\"ab\"",
            ["items"] = "\"items\":[1]", ["letter"] = "\"letter\":\"x\"", ["pair"] = "\"pair\":[\"a\"]", ["stars"] = "\"stars\":null",
            [name] = replacement,
        };

        LlmAttributes_Behavior_Tests_Typed_CheckedShape.Instance.Read($"{{{string.Join(",", members.Values)}}}", out var reading);

        Assert.Equal(fault, Assert.Single(reading.Faults).ToString());
    }

    [Fact]
    public void Read_AValueThatChecksItself_IsHeard()
    {
        LlmAttributes_Behavior_Tests_Typed_StayShape.Instance.Read("""{"start":"2025-01-02","end":"2025-01-01"}""", out var reading);

        Assert.Equal("$: expected an end after the start, found '{…}'", Assert.Single(reading.Faults).ToString());
    }
}
