using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

internal sealed class TextAnswer : Answer<string>
{
    /// <summary>Stands between texts that are joined.</summary>
    public const string Separator = "\n\n";

    internal override string Expected => "text";

    internal override bool CanFail => false;

    internal override IEqualityComparer<string> VoteComparer => NormalisedTextComparer.Instance;

    internal override bool TryRead(ChatResponse response, out string value)
    {
        value = response.Text;
        return true;
    }

    internal override string Join(IReadOnlyList<ChatResponse> responses) => string.Join(Separator, responses.Select(static response => response.Text));
}
