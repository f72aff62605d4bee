using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Migration.Before;

/// <summary>Reads tickets with nothing but a chat client.</summary>
internal sealed class TicketReader(IChatClient client)
{
    private const int MostAttempts = 4;

    private static readonly TimeSpan s_attemptLimit = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public async Task<Ticket> ReadAsync(string mail, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages =
        [
            new(ChatRole.System, "You triage support mail."),
            new(ChatRole.User, $$"""
                Extract the ticket from the mail below. Answer with a JSON object and nothing else:
                {"title": what it is about in five words, "urgency": "low", "normal" or "high", "refundUsd": what the customer wants back, or null}
                <mail>
                {{mail}}
                </mail>
                """),
        ];
        for (var attempt = 1; ; attempt++)
        {
            var isLast = attempt == MostAttempts;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(s_attemptLimit);
            ChatResponse response;
            try
            {
                response = await client.GetResponseAsync(messages, cancellationToken: limit.Token);
            }
            catch (ClientResultException error) when (!isLast && error.Status is 408 or 429 or >= 500)
            {
                await Task.Delay(WaitAfter(error, attempt), cancellationToken);
                continue;
            }
            catch (OperationCanceledException) when (!isLast && !cancellationToken.IsCancellationRequested)
            {
                continue;
            }

            if (TryParse(response.Text) is { } ticket)
                return ticket;
            if (isLast)
                throw new InvalidOperationException("The model gave no ticket.");
            messages.AddRange(response.Messages);
            messages.Add(new(ChatRole.User, "That is not valid. Answer again, with the whole JSON object and nothing else."));
        }
    }

    private static TimeSpan WaitAfter(ClientResultException error, int attempt) =>
        error.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) == true && double.TryParse(value, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromSeconds(Math.Pow(2, attempt - 1));

    private static Ticket? TryParse(string text)
    {
        // Models like to put fences and pleasantries around it.
        var start = text.IndexOf('{', StringComparison.Ordinal);
        var end = text.LastIndexOf('}');
        if (start < 0 || end < start)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Ticket>(text.AsSpan(start, end - start + 1), s_json) is { Title: not null } ticket ? ticket : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
