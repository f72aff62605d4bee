using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Runtime;

public class RequestToolsTests
{
    private static readonly AITool s_book = AIFunctionFactory.Create(static () => "booked", "book");
    private static readonly AITool s_search = AIFunctionFactory.Create(static () => "found", "search");

    [Fact]
    public void Add_NothingToAdd_IsWhatWasGiven()
    {
        var options = new ChatOptions { Tools = [s_book] };

        Assert.Null(RequestTools.Add(null, null));
        Assert.Null(RequestTools.Add(null, [null]));
        Assert.Same(options, RequestTools.Add(options, []));
        Assert.Same(options, RequestTools.Add(options, null));
    }

    [Fact]
    public void Add_NoOptions_HoldsTheToolsAlone() => Assert.Equal([s_book, s_search], RequestTools.Add(null, [s_book, null, s_search])!.Tools!);

    [Fact]
    public void Add_ToTheCallersOptions_LeavesTheirInstanceAlone()
    {
        var options = new ChatOptions { Tools = new[] { s_book }, Temperature = 0.5f };

        var sent = RequestTools.Add(options, [s_search])!;

        Assert.Equal([s_book, s_search], sent.Tools!);
        Assert.Equal(0.5f, sent.Temperature);
        Assert.Equal([s_book], options.Tools);
    }
}
