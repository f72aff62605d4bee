using LlmAttributes;

namespace Shop;

/// <summary>Results that a context of the user reads.</summary>
[LlmClient(JsonContext = typeof(ShopContext)), Model(Models.Small)]
internal partial interface ICashDesk
{
    [Prompt("receipt")]
    Task<Receipt> ReadAsync(CancellationToken cancellationToken = default);
}
