using System.Text.Json.Nodes;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>A contract that names a <c>JsonSerializerContext</c> reads its typed results through it.</summary>
public sealed class ContextTests
{
    private readonly List<ScriptedRequest> _requests = [];

    private IContextual Answering(params string[] answers) => IContextual.Create(LlmRuntime.CreateBuilder()
        .UseDefault(new ScriptedChatClient(request =>
        {
            _requests.Add(request);
            return ScriptedReply.Say(answers[Math.Min(request.Call, answers.Length - 1)]);
        }), new() { Capabilities = ModelCapabilities.StructuredOutput })
        .Build());

    private JsonNode Schema => JsonNode.Parse(((ChatResponseFormatJson)_requests[0].Options!.ResponseFormat!).Schema!.Value.GetRawText())!;

    [Fact]
    public async Task Call_ValidJson_IsReadWithTheContextsConvertersAndNames()
    {
        var result = await Answering("""{"code":"a","weight":"3.5 kg","inside":[{"code":"b","weight":"1 kg","inside":[]}]}""").ParcelAsync();

        Assert.Equal(("a", new Weight(3.5m), "b"), (result.Value.Code, result.Value.Weight, Assert.Single(result.Value.Inside).Code));
        Assert.Empty(result.Repairs);
        Assert.Equal(["code", "weight", "inside"], Schema["required"]!.AsArray().Select(static name => (string)name!));
    }

    [Fact]
    public async Task Call_BrokenJson_IsMendedAllTheSame()
    {
        var result = await Answering("Sure:\n```json\n{'code': 'a', weight: \"1 kg\", \"inside\": [],}\n```").ParcelAsync();

        Assert.Equal(new Weight(1), result.Value.Weight);
        Assert.Contains(result.Repairs, static repair => repair.Kind == LlmRepairKind.Fence);
    }

    [Fact]
    public async Task Call_ValueThatDoesNotFit_IsAskedAgainWithItsPathAndNotCoerced()
    {
        var result = await Answering("""{"code":"a","weight":"1 kg","inside":[{"code":7}]}""", """{"code":"a","weight":"1 kg","inside":[]}""").ParcelAsync();

        Assert.Equal(2, result.Attempts.Count);
        var line = _requests[1].Messages[^1].Text.Split('\n')[1];
        Assert.StartsWith("- $.inside[0].code: expected JSON of the type 'Parcel' (", line, StringComparison.Ordinal);
        Assert.EndsWith("), found 7.", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":"a","inside":[]}""", "$: expected JSON of the type 'Parcel' (JSON deserialization for type 'LlmAttributes.Behavior.Tests.Typed.Parcel' was missing required properties including: 'weight'), found '{…}'")]
    [InlineData("""{"code":"a","weight":"1 stone","inside":[]}""", "$: expected JSON of the type 'Parcel' (A weight ends in 'kg'), found '{…}'")]
    [InlineData("null", "$: expected JSON of the type 'Parcel', found 'null'")]
    public async Task Call_NeverReadable_SaysWhatIsWrong(string answer, string fault)
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => Answering(answer).ParcelAsync());

        Assert.Equal(fault, Assert.Single(e.AnswerFaults).ToString());
    }

    [Fact]
    public async Task Call_NullWhereNoneIsAllowed_IsAFaultWithItsPath()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => Answering("""{"code":"a","weight":"1 kg","inside":[{"code":"b","weight":"2 kg","inside":null}]}""").ParcelAsync());

        Assert.Equal(("$.inside[0].inside", "null"), (Assert.Single(e.AnswerFaults).Path, e.AnswerFaults[0].Found));
    }

    [Fact]
    public async Task Call_ResultThatChecksItself_IsChecked()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => Answering("""{"start":"2026-01-02","end":"2026-01-01"}""").StayAsync());

        Assert.Equal("an end after the start", Assert.Single(e.AnswerFaults).Expected);
    }

    [Fact]
    public async Task Call_RootThatMayBeMissing_StandsInAnObject()
    {
        var desk = Answering("""{"data":null}""", """{"data":{"code":"a","weight":"2 kg","inside":[]}}""", """{"data":null}""", """{"data":"4 kg"}""");

        Assert.Null(await desk.MaybeAsync());
        Assert.Equal("a", (await desk.MaybeAsync())!.Code);
        Assert.Null(await desk.WeightAsync());
        Assert.Equal(new Weight(4), await desk.WeightAsync());
        var items = Schema["properties"]!["data"]!["anyOf"]![0]!["properties"]!["inside"]!["items"]!;
        Assert.Equal("#/properties/data/anyOf/0", (string?)items["$ref"]);
    }

    [Fact]
    public async Task Call_List_StandsInAnObject()
    {
        Assert.Equal("a", Assert.Single(await Answering("""{"data":[{"code":"a","weight":"2 kg","inside":[]}]}""").ParcelsAsync()).Code);
        Assert.Equal("array", (string?)Schema["properties"]!["data"]!["type"]);
    }
}
