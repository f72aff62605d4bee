using System.Text.Json;
using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

public class GeneratedToolTests
{
    private readonly ScriptedChatClient _client = new("ok");
    private readonly Weather _weather = new("Kiel");

    private LlmRuntime Runtime(IChatClient? client = null) => LlmRuntime.CreateBuilder().UseDefault(client ?? _client).AddTools(_weather).Build();

    private async Task<List<AIFunction>> SentAsync(ChatOptions? options = null)
    {
        await using var runtime = Runtime();
        await IWeather.Create(runtime).AskAsync("x", options);
        return [.. _client.Requests[^1].Options!.Tools!.Cast<AIFunction>()];
    }

    private static async Task<string?> InvokeAsync(AIFunction tool, string json)
    {
        var values = JsonSerializer.Deserialize(json, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(Dictionary<string, object?>)));
        return (await tool.InvokeAsync(new((Dictionary<string, object?>)values!)))?.ToString();
    }

    [Fact]
    public async Task Call_WithTools_SendsThemWithTheirConstantSchema()
    {
        var tools = await SentAsync();

        Assert.Equal(["Tell", "Warn", "Report", "count", "Turn"], tools.Select(t => t.Name));
        Assert.Equal("Tells the temperature.", tools[0].Description);
        Assert.Equal(
            """{"type":"object","properties":{"place":{"type":"string","description":"The place."},"day":{"type":"string","format":"date"},"unit":{"type":"string","enum":["Celsius","Kelvin"]},"factor":{"type":"number"}},"required":["place"],"additionalProperties":false}""",
            tools[0].JsonSchema.GetRawText());
        Assert.True(Assert.IsType<ApprovalRequiredAIFunction>(tools[1]).AdditionalProperties.ContainsKey("llmattributes.side_effects"));
    }

    [Theory]
    [InlineData("""{"place":"Bonn"}""", "Kiel: Bonn on  in Kelvin x 1.5")]
    [InlineData("""{"place":"Bonn","day":"2026-01-02","unit":"celsius","factor":2}""", "Kiel: Bonn on 2026-01-02 in Celsius x 2")]
    [InlineData("""{"place":7,"day":null,"factor":"0.25"}""", "Kiel: 7 on  in Kelvin x 0.25")]
    public async Task Invoke_Arguments_AreRead(string arguments, string expected) => Assert.Equal(expected, await InvokeAsync((await SentAsync())[0], arguments));

    [Theory]
    [InlineData("{}", "Argument 'place' is missing; give it. (Parameter 'place')")]
    [InlineData("""{"place":"a","unit":"Rankine"}""", "Argument 'unit' is none of its values; give one of 'Celsius', 'Kelvin'. (Parameter 'unit')")]
    [InlineData("""{"place":"a","factor":"many"}""", "Argument 'factor' is no Double; give one. (Parameter 'factor')")]
    public async Task Invoke_ArgumentsThatDoNotFit_AreRefused(string arguments, string message)
    {
        var tool = (await SentAsync())[0];

        Assert.Equal(message, (await Assert.ThrowsAsync<ArgumentException>(() => InvokeAsync(tool, arguments))).Message);
    }

    [Fact]
    public async Task Invoke_Results_AreTextsOfLimitedLength()
    {
        var tools = await SentAsync();

        Assert.Equal("done", await InvokeAsync(tools[1], """{"level":3}"""));
        Assert.Equal(3, _weather.Warnings);
        Assert.Equal("a lon… (cut; 13 characters in all)", await InvokeAsync(tools[2], "{}"));
        Assert.Equal("12345", await InvokeAsync(tools[3], """{"all":true}"""));
    }

    [Theory]
    [InlineData("""{"from":"clear"}""", "\"partly-cloudy\"")]
    [InlineData("""{"from":"Partly Cloudy"}""", "\"Clear\"")]
    [InlineData("""{"from":"Clear","to":"partly-cloudy"}""", "\"partly-cloudy\"")]
    public async Task Invoke_EnumerationsWithOtherNames_GoByThoseInBothDirections(string arguments, string expected)
    {
        var tool = (await SentAsync())[4];

        Assert.Contains("""{"type":"string","enum":["Clear","partly-cloudy"]}""", tool.JsonSchema.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(expected, await InvokeAsync(tool, arguments));
    }

    [Fact]
    public async Task Invoke_NameInTheSourceAlone_NamesThoseThatModelsKnow()
    {
        var tool = (await SentAsync())[4];

        Assert.StartsWith("Argument 'from' is none of its values; give one of 'Clear', 'partly-cloudy'.", (await Assert.ThrowsAsync<ArgumentException>(() => InvokeAsync(tool, """{"from":"Grey"}"""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithToolsOfItsOwn_SendsBoth()
    {
        var own = AIFunctionFactory.Create(static () => "own", "own");

        Assert.Equal(["own", "Tell", "Warn", "Report", "count", "Turn"], (await SentAsync(new() { Tools = [own] })).Select(t => t.Name));
    }

    [Fact]
    public async Task Call_WhoseToolsAreTakenAway_SendsNone()
    {
        await using var runtime = Runtime();
        await IWeather.Create(runtime).PlainAsync("x");

        Assert.Null(_client.Requests[^1].Options?.Tools);
    }

    [Fact]
    public async Task Call_ThroughThePlatformsLoop_RunsTheTool()
    {
        // It calls the first tool without arguments, which is told to the model as an error.
        await using var runtime = Runtime(new ToolCaller().AsBuilder().UseFunctionInvocation(configure: client => client.IncludeDetailedErrors = true).Build());

        Assert.Contains("Argument 'place' is missing; give it.", await IWeather.Create(runtime).AskAsync("x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_WithoutTheObject_NamesWhatIsMissing()
    {
        await using var runtime = LlmRuntime.CreateBuilder().UseDefault(_client).Build();

        var fault = Assert.Single(Assert.Throws<LlmConfigurationException>(() => IWeather.Create(runtime)).Faults);
        Assert.Equal("Tools of 'Weather' are named, but the runtime has no such object and it has no public constructor without parameters; call LlmRuntimeBuilder.AddTools, or register it in the container.", fault);
    }
}
