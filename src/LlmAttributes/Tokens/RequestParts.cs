using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Takes requests apart into what their tokens are for.</summary>
internal sealed class RequestParts(TokenFamily family)
{
    // What JSON puts around a call of a tool and its result.
    private const double TokensPerToolCall = 12;
    private const double TokensPerTool = 8;
    private const string EndOfThoughts = "</think>";

    // Tools and schemas are the same objects in request after request.
    private readonly ConditionalWeakTable<object, StrongBox<double>> _counted = new();

    /// <summary>Adds a request.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options.</param>
    /// <param name="parts">Where the tokens are added, part by part.</param>
    /// <returns>What needs no factor; exact when nothing but plain text was found.</returns>
    public TokenCount Add(IReadOnlyList<ChatMessage> messages, ChatOptions? options, Span<double> parts)
    {
        var known = TokenCount.Exact(0);
        parts[(int)TokenPart.Request] += 1;
        for (var i = 0; i < messages.Count; i++)
            known += Add(messages[i], parts);

        if (options is null)
            return known;
        if (options.Instructions is { Length: > 0 } instructions)
        {
            known += AroundMessage(ChatRole.System, parts);
            AddText(instructions, parts);
        }

        var isPlain = known.IsExact;
        if (options.Tools is { Count: > 0 } tools)
        {
            isPlain = false;
            parts[(int)TokenPart.Tools] += family.ToolsTokens;
            for (var i = 0; i < tools.Count; i++)
                parts[(int)TokenPart.Tools] += TokensOf(tools[i]);
        }

        if (options.ResponseFormat is ChatResponseFormatJson { Schema: not null } format)
        {
            isPlain = false;
            parts[(int)TokenPart.Tools] += TokensOf(format);
        }

        return known with { IsExact = isPlain };
    }

    /// <summary>Adds a text.</summary>
    public void AddText(ReadOnlySpan<char> text, Span<double> parts)
    {
        if (text.IsEmpty)
            return;
        if (family.Text is null)
        {
            Scan(text, parts, family.Scale);
            return;
        }

        // The scan only says which scripts the tokens belong to; where nothing is uncertain, nobody asks.
        var tokens = family.Scale * family.Text(text);
        if (family.TextSpread == 0)
        {
            parts[(int)TokenPart.Latin] += tokens;
            return;
        }

        Span<double> found = stackalloc double[(int)TokenPart.Count];
        found.Clear();
        Scan(text, found, 1);
        var sum = 0.0;
        foreach (var part in found)
            sum += part;
        if (sum == 0)
        {
            parts[(int)TokenPart.Symbols] += tokens;
            return;
        }

        for (var i = 0; i < found.Length; i++)
            parts[i] += found[i] / sum * tokens;
    }

    private static void Scan(ReadOnlySpan<char> text, Span<double> parts, double scale)
    {
        Span<double> found = stackalloc double[(int)TokenPart.Count];
        found.Clear();
        var scan = new ScriptScan(found);
        scan.Add(text);
        scan.End();
        Add(found, parts, scale);
    }

    private static void Add(ReadOnlySpan<double> found, Span<double> parts, double scale)
    {
        for (var i = 0; i < found.Length; i++)
            parts[i] += found[i] * scale;
    }

    // The members of an ensemble, and the candidates of a route, count the same texts.
    private void AddWhole(string text, Span<double> parts)
    {
        if (family.Text is null && text.Length >= ScannedTexts.LeastCharacters)
            Add(ScannedTexts.Find(text), parts, family.Scale);
        else
            AddText(text, parts);
    }

    private TokenCount Add(ChatMessage message, Span<double> parts)
    {
        var known = AroundMessage(message.Role, parts);
        if (message.AuthorName is { Length: > 0 } name)
        {
            known += TokenCount.Exact(family.NameTokens);
            AddText(name, parts);
        }

        var contents = message.Contents;
        for (var i = 0; i < contents.Count; i++)
        {
            switch (contents[i])
            {
                case TextContent { Text: { } text }:
                    if (family.DropsThoughts && message.Role == ChatRole.Assistant)
                        AddText(AfterThoughts(text), parts);
                    else
                        AddWhole(text, parts);
                    break;
                case TextReasoningContent thought:
                    AddText(family.DropsThoughts ? null : thought.Text, parts);
                    known = known with { IsExact = false };
                    break;
                case UsageContent or ErrorContent:
                    break;
                case FunctionCallContent call:
                    AddCall(call, parts);
                    known = known with { IsExact = false };
                    break;
                case FunctionResultContent result:
                    parts[(int)TokenPart.Tools] += TokensPerToolCall;
                    AddValue(result.Result, parts);
                    known = known with { IsExact = false };
                    break;
                case var content:
                    known += AddAttachment(content, parts);
                    break;
            }
        }

        return known;
    }

    private static ReadOnlySpan<char> AfterThoughts(ReadOnlySpan<char> text)
    {
        var end = text.LastIndexOf(EndOfThoughts);
        return end < 0 ? text : text[(end + EndOfThoughts.Length)..].TrimStart();
    }

    private TokenCount AroundMessage(ChatRole role, Span<double> parts)
    {
        if (family.SystemTokens is { } tokens && role == ChatRole.System)
            return TokenCount.Exact(tokens);
        parts[(int)TokenPart.Message] += 1;
        return TokenCount.Exact(0);
    }

    private TokenCount AddAttachment(AIContent content, Span<double> parts)
    {
        if (family.CountContent?.Invoke(content) is { } documented)
            return documented;
        if (content is DataContent { MediaType: var type } data && type.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
            parts[(int)TokenPart.Attachments] += AttachmentTokens.OfText(data.Data.Length);
        else
            parts[(int)TokenPart.Attachments] += AttachmentTokens.Of(content);
        return new(0, 0, false);
    }

    private void AddCall(FunctionCallContent call, Span<double> parts)
    {
        parts[(int)TokenPart.Tools] += TokensPerToolCall;
        AddText(call.Name, parts);
        if (call.Arguments is null)
            return;
        foreach (var (name, value) in call.Arguments)
        {
            AddText(name, parts);
            AddValue(value, parts);
            parts[(int)TokenPart.Tools] += 2;
        }
    }

    private void AddValue(object? value, Span<double> parts)
    {
        if (value is null)
            return;
        AddText(
            value switch
            {
                string text => text,
                JsonElement json => json.GetRawText(),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ when AIJsonUtilities.DefaultOptions.TryGetTypeInfo(value.GetType(), out var type) => JsonSerializer.Serialize(value, type),
                _ => value.ToString(),
            },
            parts);
    }

    private double TokensOf(AITool tool)
    {
        if (_counted.TryGetValue(tool, out var counted))
            return counted.Value;
        return Remember(
            tool,
            family.CountTool?.Invoke(tool)
                ?? TokensPerTool + TokensOf(tool.Name) + TokensOf(tool.Description) + (tool is AIFunctionDeclaration function ? TokensOf(function.JsonSchema.GetRawText()) : 0));
    }

    private double TokensOf(ChatResponseFormatJson format)
    {
        if (_counted.TryGetValue(format, out var counted))
            return counted.Value;
        return Remember(format, TokensPerTool + TokensOf(format.SchemaName) + TokensOf(format.SchemaDescription) + TokensOf(format.Schema!.Value.GetRawText()));
    }

    private double Remember(object counted, double tokens)
    {
        _counted.AddOrUpdate(counted, new(tokens));
        return tokens;
    }

    private double TokensOf(string? text)
    {
        Span<double> parts = stackalloc double[(int)TokenPart.Count];
        parts.Clear();
        AddText(text, parts);
        var sum = 0.0;
        foreach (var part in parts)
            sum += part;
        return sum;
    }
}
