using LlmAttributes;

namespace Broken;

[LlmClient]
public partial interface IDesk
{
    [Prompt("Greet {nobody}.")]
    Task<string> GreetAsync(CancellationToken cancellationToken = default);
}
