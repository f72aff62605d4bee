using LlmAttributes.Generated.LlmAttributes_Behavior_Tests;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>An enumeration as the whole result is told, read and voted on by the names that it has inside an object.</summary>
public class EnumRootTests
{
    private static LlmRuntime Runtime(ScriptedChatClient a, ScriptedChatClient? b = null, ScriptedChatClient? c = null) =>
        LlmRuntime.CreateBuilder().UseDefault(a).AddModel(Voters.A, a).AddModel(Voters.B, b ?? a).AddModel(Voters.C, c ?? a).Build();

    [Fact]
    public async Task Call_OfAnEnum_TellsTheNamesAndWhatTheyMean()
    {
        var client = new ScriptedChatClient("Low");

        await ITyped.Create(Runtime(client)).SeverityAsync();

        const string Meaning = "How bad it is. Medium: Some {users} wait; on fire: Everybody waits";
        Assert.Equal($"Answer with exactly one of these words and nothing else: Low, Medium, \"on fire\".\nMeaning: {Meaning}", client.Requests[0].Messages[0].Text);
        Assert.Contains($$"""{"description":"{{Meaning}}","type":"string","enum":["Low","Medium","on fire"]}""", LlmAttributes_Behavior_Tests_Typed_IncidentShape.Instance.Schema, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on fire")]
    [InlineData("ON_FIRE")]
    [InlineData("OnFire")]
    public async Task Call_OfAnEnum_IsReadByTheNamesOfAnObject(string name)
    {
        Assert.Equal(Severity.Critical, await ITyped.Create(Runtime(new(name))).SeverityAsync());
        Assert.Equal(Severity.Critical, (await ITyped.Create(Runtime(new($$"""{"severity":"{{name}}"}"""))).IncidentAsync()).Severity);
    }

    [Fact]
    public async Task Call_OfAnEnum_DoesNotReadTheNameThatAnotherReplaces()
    {
        await Assert.ThrowsAsync<LlmException>(() => ITyped.Create(Runtime(new("Critical"))).SeverityAsync());
        await Assert.ThrowsAsync<LlmException>(() => ITyped.Create(Runtime(new("""{"severity":"Critical"}"""))).IncidentAsync());
    }

    [Fact]
    public async Task Ensemble_OfAnEnum_CountsFormsOfOneNameAsOneVote()
    {
        var response = await ITyped.Create(Runtime(new("on fire"), new("It is **ON FIRE**."), new("Low"))).VoteSeverityAsync();

        Assert.Equal((Severity.Critical, 2.0 / 3), (response.Value, response.Agreement));
    }
}
