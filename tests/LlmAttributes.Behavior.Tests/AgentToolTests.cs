using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

/// <summary>Calls of a contract as tools of other agents.</summary>
public class AgentToolTests
{
    private readonly ScriptedChatClient _model = new(static request => ScriptedReply.Say(request.UserText.StartsWith("The bill", StringComparison.Ordinal) ? """{"number":"A3","lines":[]}""" : "Paris"));

    private IReadOnlyList<AIFunction> Tools => IExpert.AsTools(IExpert.Create(LlmRuntime.CreateBuilder().AddModel(Models.Fast, _model).Build()));

    [Fact]
    public void AsTools_MarkedCalls_HaveNameDescriptionAndSchema()
    {
        var tools = Tools;

        Assert.Equal(["Capital", "sum_up"], tools.Select(static tool => tool.Name));
        Assert.Equal("Tells the capital of a country.", tools[0].Description);
        Assert.Equal(
            """{"type":"object","properties":{"country":{"type":"string","description":"The country."}},"required":["country"],"additionalProperties":false}""", tools[0].JsonSchema.GetRawText());
        Assert.IsType<ApprovalRequiredAIFunction>(tools[1]);
    }

    [Fact]
    public async Task Tool_InTheLoopOfAnotherAgent_AsksTheContractOnce()
    {
        using var agent = new CallingModel("Capital", new() { ["country"] = "France" });
        using var client = agent.AsBuilder().UseFunctionInvocation().Build();

        var response = await client.GetResponseAsync("Where is the Louvre?", new() { Tools = [.. Tools] });

        Assert.Equal(("It is Paris.", 2, 1), (response.Text, agent.Requests, _model.Requests.Count));
        Assert.Equal("What is the capital of France?", _model.Requests[0].UserText);
    }

    [Fact]
    public async Task Tool_WithATypedResult_ReturnsItsJson()
    {
        var result = await Tools[1].InvokeAsync(new(new Dictionary<string, object?> { ["text"] = "lunch" }));

        Assert.Contains("A3", Assert.IsType<string>(result), StringComparison.Ordinal);
        Assert.StartsWith("{", Assert.IsType<string>(result), StringComparison.Ordinal);
    }
}
