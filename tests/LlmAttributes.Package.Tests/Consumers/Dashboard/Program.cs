using System.Text;
using System.Text.Json;
using LlmAttributes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Shop;

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();
builder.Services.AddLlmAttributes(static runtime => runtime.AddModel("small", new LocalModel(), new() { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2 }));
builder.Services.AddDesk();

await using var app = builder.Build();
app.MapLlmDashboard("/llm");
await app.StartAsync();
using var http = new HttpClient { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };

Console.WriteLine($"answer: {await app.Services.GetRequiredService<IDesk>().RateAsync("hello")}");
Console.WriteLine($"page: {(await http.GetStringAsync("/llm")).Contains("<script>", StringComparison.Ordinal)}");
using (var state = JsonDocument.Parse(await http.GetStringAsync("/llm/api/v1/state")))
    Console.WriteLine($"calls: {state.RootElement.GetProperty("overview").GetProperty("calls")} for ${state.RootElement.GetProperty("spending").GetProperty("knownUsd")}");
using (var contracts = JsonDocument.Parse(await http.GetStringAsync("/llm/api/v1/contracts")))
    Console.WriteLine($"prompt: {contracts.RootElement.GetProperty("contracts")[0].GetProperty("calls")[0].GetProperty("prompt")[1].GetProperty("text")}");
Console.WriteLine($"health: {await http.GetStringAsync("/llm/health")}"[..29]);
using (var events = new StreamReader(await http.GetStreamAsync("/llm/api/v1/events")))
    Console.WriteLine($"events: {await events.ReadLineAsync()}");

using var play = new HttpRequestMessage(HttpMethod.Post, "/llm/api/v1/playground");
play.Headers.Add("Origin", http.BaseAddress.GetLeftPart(UriPartial.Authority));
play.Content = new StringContent("""{"contract":"IDesk","call":"RateAsync","values":{"body":"this","most":"9"},"run":true}""", Encoding.UTF8, "application/json");
using var answer = await http.SendAsync(play);
var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
using (var prepared = JsonDocument.Parse(lines[0]))
    Console.WriteLine($"playground: {prepared.RootElement.GetProperty("messages")[1].GetProperty("text")}");
using (var piece = JsonDocument.Parse(lines[1]))
    Console.WriteLine($"played: {piece.RootElement.GetProperty("text")}");
