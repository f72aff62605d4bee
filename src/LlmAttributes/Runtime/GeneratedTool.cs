using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A tool made of a method at build time: its schema is a constant, and its arguments are read without reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedTool : AIFunction
{
    private static readonly IReadOnlyDictionary<string, object?> s_changes = new Dictionary<string, object?> { [SideEffects] = true };
    private const string SideEffects = "llmattributes.side_effects";

    private readonly string _schema;
    private readonly int _maxResult;
    private readonly bool _hasSideEffects;
    private JsonElement? _parsed;

    /// <summary>Makes a tool.</summary>
    /// <param name="name">The name that the model calls.</param>
    /// <param name="description">What the tool is for.</param>
    /// <param name="schema">The JSON schema of its arguments.</param>
    /// <param name="hasSideEffects">Whether it changes something.</param>
    /// <param name="maxResult">How many characters of a result the model reads.</param>
    protected GeneratedTool(string name, string description, string schema, bool hasSideEffects, int maxResult)
    {
        Name = name;
        Description = description;
        _schema = schema;
        _hasSideEffects = hasSideEffects;
        _maxResult = maxResult;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    public override JsonElement JsonSchema => _parsed ??= Parse(_schema);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> AdditionalProperties => _hasSideEffects ? s_changes : base.AdditionalProperties;

    /// <summary>Whether a tool may change something.</summary>
    internal static bool MayChange(AITool tool) => tool.AdditionalProperties.TryGetValue(SideEffects, out var changes) ? changes is true : tool is not GeneratedTool;

    /// <summary>Lets somebody approve a call of a tool before it runs.</summary>
    /// <param name="tool">The tool.</param>
    /// <returns>The tool as the platform asks for approval.</returns>
    public static AIFunction Approved(GeneratedTool tool) => new ApprovalRequiredAIFunction(tool);

    /// <summary>Makes what the model reads of a result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="result">The result.</param>
    /// <returns>Its text.</returns>
    protected ValueTask<object?> Done<T>(T result) =>
        new(Cut(result is IFormattable value ? value.ToString(null, CultureInfo.InvariantCulture) : result?.ToString() ?? "null"));

    /// <summary>Makes what the model reads of an object or a list.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="write">Writes it as JSON.</param>
    /// <returns>Its JSON.</returns>
    protected ValueTask<object?> Done<T>(T result, JsonWrite<T> write) => new(Cut(JsonSheet.Write(result, write)));

    /// <summary>Makes what the model reads of a result to come.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="result">The result.</param>
    /// <returns>Its text.</returns>
    protected async ValueTask<object?> DoneAsync<T>(ValueTask<T> result) => await Done(await result.ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Makes what the model reads of an object or a list to come.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="write">Writes it as JSON.</param>
    /// <returns>Its JSON.</returns>
    protected async ValueTask<object?> DoneAsync<T>(ValueTask<T> result, JsonWrite<T> write) => await Done(await result.ConfigureAwait(false), write).ConfigureAwait(false);

    /// <summary>Makes what the model reads of a tool without result.</summary>
    /// <param name="run">The tool's work.</param>
    /// <returns>A text that says so.</returns>
    protected static async ValueTask<object?> DoneAsync(ValueTask run)
    {
        await run.ConfigureAwait(false);
        return "done";
    }

    private string Cut(string text) =>
        text.Length <= _maxResult ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, _maxResult)}… (cut; {text.Length} characters in all)");

    private static JsonElement Parse(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return document.RootElement.Clone();
    }
}
