using System.Text.Json;
using LlmAttributes.Benchmarks.Calls;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Benchmarks.Typed;

/// <summary>Ours and its peers around the same instant client, which answers with clean JSON; all send a schema.</summary>
internal sealed class TypedSubjects
{
    private const string Body = "My printer burns. Ada";

    private const string Json = """
        {"title":"Printer is on fire","customer":"Ada Lovelace","urgency":"High","priority":1,"refundUsd":49.90,"isComplaint":true,"due":"2025-01-31",
        "steps":[{"action":"Call the customer back","minutes":10,"isDone":true},{"action":"Send a new printer","minutes":45,"isDone":false},{"action":"Refund","minutes":5,"isDone":false}]}
        """;

    private readonly InstantChatClient _client = new(Json);
    private readonly ITypedContract _ours;
    private readonly ChatOptions _options = new() { ResponseFormat = ChatResponseFormat.ForJsonSchema<Ticket>(TicketContext.Default.Options) };

    public TypedSubjects() => _ours = ITypedContract.Create(
        LlmRuntime.CreateBuilder().UseDefault(_client, new() { Capabilities = ModelCapabilities.StructuredOutput }).Build());

    public Task<Ticket> Ours() => _ours.ExtractAsync(Body);

    public async Task<Ticket> HandWritten()
    {
        var response = await _client.GetResponseAsync(Messages(Body), _options, CancellationToken.None).ConfigureAwait(false);
        return JsonSerializer.Deserialize(response.Text, TicketContext.Default.Ticket)!;
    }

    public async Task<Ticket> ExtensionsAI() =>
        (await _client.GetResponseAsync<Ticket>(Messages(Body), TicketContext.Default.Options).ConfigureAwait(false)).Result;

    private static ChatMessage[] Messages(string body) => [new(ChatRole.User, $"Extract the ticket from:\n{body}")];
}
