using System.Text.Json;

namespace LlmAttributes.AspNetCore.Tests.Harness;

/// <summary>Reads server-sent events.</summary>
internal sealed class EventReader(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    public HttpResponseMessage Answer => answer;

    public static async Task<EventReader> OpenAsync(DashboardHost host)
    {
        var answer = await host.Client.GetAsync(new Uri("llm/api/v1/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return new(answer, new(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>Reads the next line that is not empty; <see langword="null"/> at the end.</summary>
    public async Task<string?> LineAsync()
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
                return line;
        }

        return null;
    }

    /// <summary>Reads states until one is as wanted.</summary>
    public async Task<JsonElement> StateAsync(Func<JsonElement, bool> isWanted)
    {
        while (await LineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) && JsonDocument.Parse(line[6..]).RootElement is var state && isWanted(state))
                return state;
        }

        throw new EndOfStreamException("The events ended before the state came.");
    }

    public void Dispose()
    {
        lines.Dispose();
        answer.Dispose();
    }
}
