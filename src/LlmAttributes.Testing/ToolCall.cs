using System.Text.Json;

namespace LlmAttributes.Testing;

/// <summary>A tool that a scripted model asks for.</summary>
/// <param name="Name">The name of the tool.</param>
/// <param name="Arguments">Its arguments as a JSON object, as a model writes them.</param>
public sealed record ToolCall(string Name, string Arguments = "{}")
{
    /// <summary>Gets the name of the tool.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = Named(value); } = Named(Name);

    /// <summary>Gets its arguments as a JSON object, as a model writes them.</summary>
    /// <exception cref="ArgumentException">They are no JSON object.</exception>
    public string Arguments { get; init => field = Checked(Name, value); } = Checked(Name, Arguments);

    /// <summary>Gets the id by which its result is told.</summary>
    /// <value>The default is one of its own for each call.</value>
    public string? Id { get; init; }

    internal static IReadOnlyList<ToolCall> NotNull(ToolCall[] calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        if (calls.Length == 0)
            throw new ArgumentException("The reply calls no tool; give at least one call.", nameof(calls));
        return [.. calls];
    }

    private static string Named(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name;
    }

    private static string Checked(string name, string arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        try
        {
            using var document = JsonDocument.Parse(arguments);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return arguments;
        }
        catch (JsonException)
        {
            // It is told below, like any other text that is no object.
        }

        throw new ArgumentException($"The arguments of tool '{name}' are no JSON object; write them as a model does: {{\"city\": \"Oban\"}}.", nameof(arguments));
    }
}
