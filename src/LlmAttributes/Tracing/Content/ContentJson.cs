using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Writes the parts of a message.</summary>
/// <param name="json">Where they are written.</param>
/// <param name="clean">Is applied to every text.</param>
internal readonly struct ContentJson(Utf8JsonWriter json, Func<string, string> clean)
{
    public void Write(AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                WriteText("text", text.Text);
                break;
            case TextReasoningContent reasoning:
                WriteText("reasoning", reasoning.Text);
                break;
            case FunctionCallContent call:
                Begin("tool_call");
                json.WriteString("id", call.CallId);
                json.WriteString("name", call.Name);
                WriteArguments(call.Arguments);
                json.WriteEndObject();
                break;
            case FunctionResultContent result:
                Begin("tool_call_response");
                json.WriteString("id", result.CallId);
                json.WritePropertyName("response");
                WriteValue(result.Result);
                json.WriteEndObject();
                break;
            case DataContent data:
                WriteMedia("blob", data.MediaType, "content", data.Base64Data.ToString());
                break;
            case UriContent link:
                WriteMedia("uri", link.MediaType, "uri", link.Uri.OriginalString);
                break;
            case HostedFileContent file:
                WriteMedia("file", file.MediaType, "file_id", file.FileId);
                break;
            default:
                break;
        }
    }

    public void WriteText(string type, string text)
    {
        Begin(type);
        json.WriteString("content", clean(text));
        json.WriteEndObject();
    }

    private void Begin(string type)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
    }

    private void WriteMedia(string type, string? mediaType, string property, string value)
    {
        Begin(type);
        if (mediaType is not null)
            json.WriteString("mime_type", mediaType);
        if (ModalityOf(mediaType) is { } modality)
            json.WriteString("modality", modality);
        json.WriteString(property, clean(value));
        json.WriteEndObject();
    }

    private void WriteArguments(IDictionary<string, object?>? arguments)
    {
        json.WriteStartObject("arguments");
        foreach (var (name, value) in arguments ?? new Dictionary<string, object?>())
        {
            json.WritePropertyName(name);
            WriteValue(value);
        }

        json.WriteEndObject();
    }

    // What models send is JSON; what tools return may be anything, and is written as its text, since that needs no reflection.
    private void WriteValue(object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case JsonElement { ValueKind: JsonValueKind.String } element: json.WriteStringValue(clean(element.GetString()!)); break;
            case JsonElement { ValueKind: JsonValueKind.Object or JsonValueKind.Array } element: json.WriteStringValue(clean(element.GetRawText())); break;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } element: element.WriteTo(json); break;
            default: json.WriteStringValue(clean(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")); break;
        }
    }

    private static string? ModalityOf(string? mediaType) => mediaType?.Split('/')[0] switch
    {
        "image" => "image",
        "audio" => "audio",
        "video" => "video",
        _ => null,
    };
}
