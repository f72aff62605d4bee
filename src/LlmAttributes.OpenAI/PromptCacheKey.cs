using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LlmAttributes;

/// <summary>Adds the key by which OpenAI finds requests with the same beginning, which its chat clients have no option for.</summary>
internal static class PromptCacheKey
{
    private const string Name = "prompt_cache_key";

    public static void Add(PipelineRequest request, string key)
    {
        if (request.Content is not { } content || Read(content) is not JsonObject body || !body.ContainsKey("model") || body.ContainsKey(Name))
            return;

        body[Name] = key;
        request.Content = BinaryContent.Create(BinaryData.FromString(body.ToJsonString()));
    }

    private static JsonNode? Read(BinaryContent content)
    {
        using var buffer = new MemoryStream();
        content.WriteTo(buffer);
        buffer.Position = 0;
        try
        {
            return JsonNode.Parse(buffer);
        }
        catch (JsonException)
        {
            // A form, as uploads are.
            return null;
        }
    }
}
