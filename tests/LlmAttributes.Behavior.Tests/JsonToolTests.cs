using System.Text.Json;
using System.Text.Json.Nodes;
using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Typed;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

public class JsonToolTests
{
    private static async Task<AIFunction> ToolAsync(string name)
    {
        var client = new ScriptedChatClient("ok");
        await IStock.Create(client).AskAsync("x");
        return client.Requests[^1].Options!.Tools!.Cast<AIFunction>().Single(tool => tool.Name == name);
    }

    private static async Task<string?> InvokeAsync(string name, string json)
    {
        var values = JsonSerializer.Deserialize(json, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(Dictionary<string, object?>)));
        return (await (await ToolAsync(name)).InvokeAsync(new((Dictionary<string, object?>)values!)))?.ToString();
    }

    [Theory]
    [InlineData("Count")]
    [InlineData("Grow")]
    public async Task Schema_OfObjectsAndLists_IsThePlatforms(string name)
    {
        var platform = AIFunctionFactory.Create(typeof(Stock).GetMethod(name)!, target: null, new AIFunctionFactoryOptions
        {
            SerializerOptions = TypedContext.Default.Options,
            JsonSchemaCreateOptions = new() { TransformOptions = new() { DisallowAdditionalProperties = true, RequireAllProperties = true } },
        });

        var expected = Properties(platform);
        var actual = Properties(await ToolAsync(name));
        Assert.Equal(expected.Select(static p => p.Key), actual.Select(static p => p.Key));
        // The platform takes the members of an object that may be missing for such that may be missing themselves.
        foreach (var (key, schema) in expected.Where(static p => p.Key != "settable"))
            Assert.Equal(key + schema, key + actual[key]);
    }

    [Fact]
    public async Task Schema_OfOptionalArguments_DoesNotRequireThem() =>
        Assert.Equal("""["node"]""", (await ToolAsync("Grow")).JsonSchema.GetProperty("required").GetRawText());

    [Theory]
    [InlineData("Count", """{"drawing":{"first":{"kind":"circle","id":"c","radius":1},"others":[{"kind":"square","id":"s","side":2,"inner":null}],"maybe":null},"points":[{"x":1,"y":2}],"parts":{"a":3,"b":4},"link":"https://host","extra":{"name":"four","size":null}}""", "17")]
    [InlineData("Grow", """{"node":{"name":"n","next":null,"children":[]}}""", """{"name":"n   -","next":null,"children":[]}""")]
    [InlineData("Grow", """{"node":{"Name":"n","children":[]},"settable":{"name":"s","size":3},"point":{"x":5,"y":"6"},"tones":["VERY ANGRY","Calm"]}""", """{"name":"n s 5 VeryAngry+Calm","next":null,"children":[]}""")]
    [InlineData("Grow", """{"node":"{\"name\":\"in text\",\"children\":[]}","point":null}""", """{"name":"in text   -","next":null,"children":[]}""")]
    [InlineData("List", """{"count":2}""", """[{"text":"p0","isTrue":false,"count":0},{"text":"p1","isTrue":true,"count":1}]""")]
    [InlineData("Find", """{"has":true}""", """{"x":1,"y":2}""")]
    [InlineData("Find", """{"has":false}""", "null")]
    [InlineData("Map", "{}", """{"a":{"ki… (cut; 45 characters in all)""")]
    public async Task Invoke_ObjectsAndLists_AreReadAndWritten(string name, string arguments, string expected) => Assert.Equal(expected, await InvokeAsync(name, arguments));

    [Theory]
    [InlineData("{}", "Argument 'node' is missing; give it. (Parameter 'node')")]
    [InlineData("""{"node":{"name":"n","children":[{"name":"c","children":7}]}}""", "Argument 'node' does not fit, $.children[0].children[0]: expected an object, found '7'; give one that does. (Parameter 'node')")]
    [InlineData("""{"node":"no JSON"}""", "Argument 'node' does not fit, $: expected an object, found '\"no JSON\"'; give one that does. (Parameter 'node')")]
    public async Task Invoke_ObjectsThatDoNotFit_AreRefusedAtTheirPath(string arguments, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<ArgumentException>(() => InvokeAsync("Grow", arguments))).Message);

    [Fact]
    public async Task Invoke_ValuesOfTheirType_AreTakenAsTheyAre()
    {
        var tool = await ToolAsync("Grow");

        var result = await tool.InvokeAsync(new() { ["node"] = new Node("mine", null, []) });

        Assert.Equal("""{"name":"mine   -","next":null,"children":[]}""", result);
    }

    // Whatever is not required is missing by default: the platform writes that once more.
    private static Dictionary<string, string> Properties(AIFunction tool)
    {
        var properties = JsonNode.Parse(SchemaText.Normalise(tool.JsonSchema.GetRawText()))!["properties"]!.AsObject();
        foreach (var (_, schema) in properties)
            schema!.AsObject().Remove("default");
        return properties.ToDictionary(static p => p.Key, static p => p.Value!.ToJsonString());
    }
}
