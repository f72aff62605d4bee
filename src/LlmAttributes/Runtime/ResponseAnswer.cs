using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

internal sealed class ResponseAnswer : Answer<ChatResponse>
{
    internal override string Expected => "a response";

    internal override bool CanFail => false;

    internal override bool TryRead(ChatResponse response, out ChatResponse value)
    {
        value = response;
        return true;
    }
}
