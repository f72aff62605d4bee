using Library;
using LlmAttributes;
using LlmAttributes.Testing;

await using var runtime = LlmRuntime.CreateBuilder()
    .AddModel(Models.Scripted, new ScriptedChatClient(ScriptedReply.Say("Hello.", 1000, 100), ScriptedReply.Say("Good bye.", 1000, 100)))
    .Build();

Console.WriteLine(await IGreeter.Create(runtime).GreetAsync("Ada"));
Console.WriteLine(await App.IFarewell.Create(runtime).PartAsync("Ada"));
Console.WriteLine(runtime.Costs.Snapshot().KnownTotal);
await using (var server = await LoopbackServer.StartAsync())
    Console.WriteLine(server.OpenAIEndpoint.AbsolutePath);
