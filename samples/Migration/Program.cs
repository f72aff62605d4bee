using System.Globalization;
using LlmAttributes;
using Migration;
using Migration.After;
using Migration.Before;

if (args is not ([] or ["before"] or ["after"]))
{
    Console.Error.WriteLine("Usage: Migration [before|after]");
    return 2;
}

List<Ticket>? before = null;
List<Ticket>? after = null;
if (args is not ["after"])
{
    await using var provider = await StartAsync("Before");
    var reader = new TicketReader(provider.Client);
    before = await ReadAllAsync(provider, mail => reader.ReadAsync(mail, default));
}

if (args is not ["before"])
{
    await using var provider = await StartAsync("After");
    await using var runtime = LlmRuntime.CreateBuilder().UseDefault(provider.Client).UseOpenAIErrors().Build();
    var reader = ITicketReader.Create(runtime);
    after = await ReadAllAsync(provider, mail => reader.ReadAsync(mail));
}

if (before is not null && after is not null)
    Console.WriteLine($"Both read the same: {(before.SequenceEqual(after) ? "yes" : "no")}");
return 0;

static async Task<Provider> StartAsync(string name)
{
    var provider = await Provider.StartAsync();
    Console.WriteLine($"{name}, {provider.Description}");
    return provider;
}

static async Task<List<Ticket>> ReadAllAsync(Provider provider, Func<string, Task<Ticket>> readAsync)
{
    List<Ticket> tickets = [];
    foreach (var mail in Inbox.Mails)
    {
        var ticket = await readAsync(mail);
        tickets.Add(ticket);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {ticket.Title,-28} {ticket.Urgency,-8} {ticket.RefundUsd?.ToString("$0.00", CultureInfo.InvariantCulture) ?? "-"}"));
    }

    Console.WriteLine($"  {provider.Requests?.ToString(CultureInfo.InvariantCulture) ?? "?"} requests for {tickets.Count} mails\n");
    return tickets;
}
