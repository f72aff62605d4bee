using LlmAttributes.Testing;

namespace Quickstart.Loopback;

/// <summary>The three models of the loopback server: they answer from what they read, err at their own rate, and fail now and then.</summary>
internal static class LoopbackModels
{
    public static void AddTo(LoopbackServer server)
    {
        Add(server, new("loopback-mini", ErrorRate: 0.12, TimeSpan.FromMilliseconds(2)), new()
        {
            // As many failures in a row as the contract has attempts: the first summary must go to the next model.
            ["summary"] = static call => call < 3 ? LoopbackReply.Fail(500) : null,
            ["choice"] = static call => call == 0 ? LoopbackReply.Fail(429, retryAfterSeconds: 1) : call % 12 == 11 ? LoopbackReply.Fail(503) : null,
        });
        Add(server, new("loopback-standard", ErrorRate: 0.06, TimeSpan.FromMilliseconds(5)), new()
        {
            ["yes-no"] = static call => call % 9 == 4 ? LoopbackReply.Fail(429) : null,
        });
        Add(server, new("loopback-large", ErrorRate: 0.02, TimeSpan.FromMilliseconds(12)), new()
        {
            ["choice"] = static call => call % 15 == 6 ? LoopbackReply.Fail(500) : null,
        });
    }

    private static void Add(LoopbackServer server, ReadingModel model, Dictionary<string, Func<int, LoopbackReply?>> faults)
    {
        var calls = new Dictionary<string, int>(StringComparer.Ordinal);
        server.AddModel(model.Name, (request, _) =>
        {
            var task = ReadingModel.TaskOf(request);
            int call;
            lock (calls)
            {
                call = calls.GetValueOrDefault(task);
                calls[task] = call + 1;
            }
            var fault = faults.TryGetValue(task, out var choose) ? choose(call) : null;
            return new(fault ?? model.Answer(request, task));
        });
    }
}
