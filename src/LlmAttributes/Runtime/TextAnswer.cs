using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

internal sealed class TextAnswer : Answer<string>
{
    internal override string Expected => "text";

    internal override bool CanFail => false;

    internal override IEqualityComparer<string> VoteComparer => NormalisedTextComparer.Instance;

    internal override bool TryRead(ChatResponse response, out string value)
    {
        value = response.Text;
        return true;
    }
}
