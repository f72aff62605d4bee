using LlmAttributes;

namespace Shop;

[LlmClient, SystemPrompt("You triage mail.")]
public partial interface IDesk
{
    [Prompt("Rate {body} from 1 to {most}"), Model("small")]
    Task<int> RateAsync(string body, int most = 5, CancellationToken cancellationToken = default);
}
