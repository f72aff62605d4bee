using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

public class ToolTests
{
    private readonly ScriptedChatClient _client = new("ok");
    private readonly AIFunction _search = AIFunctionFactory.Create(static () => "room 7", "search");
    private readonly AIFunction _book = AIFunctionFactory.Create(static () => "booked", "book");
    private readonly AIFunction _own = AIFunctionFactory.Create(static () => "own", "own");

    private IEnumerable<AITool> Sent => _client.Requests[^1].Options!.Tools!;

    [Fact]
    public async Task Call_Tools_JoinThoseOfTheOptions()
    {
        var options = new ChatOptions { Tools = [_own], Temperature = 0.5f };

        await ITools.Create(_client).BookAsync(_search, _book, options);

        Assert.Equal([_own, _search, _book], Sent);
        Assert.Equal(0.5f, _client.Requests[^1].Options!.Temperature);
        Assert.Equal([_own], options.Tools);
    }

    [Fact]
    public async Task Call_NoToolInAParameter_IsLeftOut()
    {
        await ITools.Create(_client).BookAsync(_search, null, null);

        Assert.Equal([_search], Sent);
    }

    [Fact]
    public async Task Call_SequenceOfTools_IsSentWithAStream()
    {
        await foreach (var _ in ITools.Create(_client).FindAsync([_search, _book]))
        {
            // The request is what counts.
        }

        Assert.Equal([_search, _book], Sent);
    }

    [Fact]
    public async Task Call_ClientThatRunsTools_RunsTheParameters()
    {
        using var client = new ToolCaller().AsBuilder().UseFunctionInvocation().Build();

        Assert.Equal("room 7", await ITools.Create(client).BookAsync(_search, _book, null));
    }

    [Fact]
    public async Task Stream_ModelThatAsksForATool_GoesOnWithItsResult()
    {
        using var model = new ScriptedChatClient(ScriptedReply.CallTool("search"), ScriptedReply.SayInChunks("It is ", "room 7."));
        using var client = model.AsBuilder().UseFunctionInvocation().Build();

        Assert.Equal(["It is ", "room 7."], await ITools.Create(client).FindAsync([_search, _book]).ToListAsync());

        Assert.Equal(2, model.Requests.Count);
        Assert.Equal("room 7", $"{model.Requests[1].Messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().Single().Result}");
    }
}
