using LlmAttributes;

namespace Shop;

[LlmClient(JsonContext = typeof(ShopContext))]
[Model(Models.Medium)]
internal partial interface ICashDesk
{
    [Prompt("Extract by context: {body}")]
    Task<Receipt?> ReadAsync(string body, CancellationToken cancellationToken = default);
}
