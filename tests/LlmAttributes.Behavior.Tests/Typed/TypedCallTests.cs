using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Typed;

public class TypedCallTests
{
    private const string Json = """{"text":"a","isTrue":true,"count":1}""";

    private static ITyped Say(string text) => ITyped.Create(Runtime(new ScriptedChatClient(text)));

    private static LlmRuntime Runtime(params ScriptedChatClient[] clients) => LlmRuntime.CreateBuilder()
        .UseDefault(clients[0])
        .AddModel("a", clients[0], new() { Capabilities = ModelCapabilities.StructuredOutput })
        .AddModel("b", clients[^1])
        .AddModel("c", clients[clients.Length / 2])
        .Build();

    [Fact]
    public async Task Call_OfARecord_ReadsTheAnswer()
    {
        Assert.Equal(new Plain("a", true, 1), await Say(Json).PlainAsync());
        Assert.Equal(("Ann", 7), await Say("""{"name":"Ann","age":7}""").TupleAsync());
        Assert.Equal(new Circle("x", 2), await Say("""{"data":{"kind":"circle","id":"x","radius":2}}""").FigureAsync());
        Assert.Equal(2.5m, (await Say("""{"a":2.5}""").MapAsync())["a"]);
        Assert.Equal(new DateOnly(2025, 1, 31), await Say("""{"data":"2025-01-31"}""").DayAsync());
        Assert.Equal([new Plain("a", true, 1)], await Say($"[{Json}]").PlainsAsync());
    }

    [Fact]
    public async Task Call_OfANullableRoot_LetsTheModelDecline()
    {
        Assert.Null((await Say("""{"data":null}""").MaybeAsync()).Value);
        Assert.Null(await Say("""{"data":null}""").MaybeNumberAsync());
        Assert.Equal(3, await Say("""{"data":3}""").MaybeNumberAsync());
    }

    [Fact]
    public async Task Call_OfAResult_CarriesTheRepairs()
    {
        var result = await Say("""{"count":"7"}""").DefaultedAsync();

        Assert.Equal(new Defaulted(7), result.Value);
        Assert.Equal(new LlmRepair(LlmRepairKind.TextAsNumber, "$.count", "7", "7"), result.Repairs[0]);
        Assert.Empty((await Say("""{"text":null,"isTrue":null,"count":null,"price":null,"tone":null,"at":null,"plain":null,"list":null}""").OptionalAsync()).Repairs);
    }

    [Fact]
    public async Task Call_OfAnUnreadableAnswer_NamesThePathAndKeepsTheAnswerOut()
    {
        var exception = await Assert.ThrowsAsync<LlmException>(() => Say("""{"text":"secret","isTrue":true,"count":"secret"}""").PlainAsync());

        Assert.Equal(LlmErrorKind.InvalidResponse, exception.Kind);
        Assert.Equal("$.count: expected a whole number, found '\"secret\"'", Assert.Single(exception.AnswerFaults).ToString());
        Assert.Contains("('$.count' is not a whole number)", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OfAModelThatKeepsToASchema_SendsTheSchemaAlone()
    {
        var client = new ScriptedChatClient(Json);

        await ITyped.Create(Runtime(client)).PlainAsync(new() { Model = "a" });

        var format = Assert.IsType<ChatResponseFormatJson>(client.Requests[0].Options!.ResponseFormat);
        Assert.Equal("Plain", format.SchemaName);
        Assert.Contains("additionalProperties", format.Schema!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OfAnotherModel_TellsTheForm()
    {
        var client = new ScriptedChatClient(Json);

        await ITyped.Create(Runtime(client)).PlainAsync();

        Assert.Null(client.Requests[0].Options?.ResponseFormat);
        Assert.Equal([ChatRole.System, ChatRole.User], client.Requests[0].Messages.Select(static m => m.Role));
        Assert.Contains("It must fit this JSON schema:\n{\"type\":\"object\"", client.Requests[0].Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ensemble_OfRecords_AgreesByProperty()
    {
        var runtime = Runtime(new ScriptedChatClient(Json), new ScriptedChatClient("""{"count":1,"isTrue":true,"text":"a"}"""), new ScriptedChatClient("""{"text":"b","isTrue":true,"count":1}"""));

        var response = await ITyped.Create(runtime).VoteAsync();

        Assert.Equal(new Plain("a", true, 1), response.Value);
        Assert.Equal((1 + 1 + (2.0 / 3)) / 3, response.Agreement, 9);
    }
}
