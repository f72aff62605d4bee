using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Runtime;

public class CallPlanTests
{
    [Fact]
    public void FullName_CopiedPlan_IsItsOwn()
    {
        var contract = new CallPlan("IDesk");
        _ = contract.FullName;

        Assert.Equal("IDesk.AskAsync", (contract with { Call = "AskAsync" }).FullName);
    }
}
