namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Results that models are asked for in the form of their provider.</summary>
[LlmClient]
public partial interface IForms
{
    [Prompt("Extract.")]
    Task<FormTicket> TicketAsync(LlmCallOptions? options = null, Microsoft.Extensions.AI.ChatOptions? chatOptions = null, CancellationToken cancellationToken = default);

    [Prompt("Count.")]
    Task<Dictionary<string, int>> CountsAsync(CancellationToken cancellationToken = default);
}
